package io.watchkeeper.event;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A cause that a diagnosis has found, and where it may sit.
 *
 * @param place the object of the event, {@code kind/name}
 * @param upstream all that the object needs, the same way
 * @param above whether the cause sits in what the object needs, not in the object
 */
public record FoundCause(String cause, String place, SortedSet<String> upstream, boolean above) {
    public FoundCause {
        upstream = Collections.unmodifiableSortedSet(new TreeSet<>(upstream));
    }

    /** Whether one thing explains both: it sits in the same object, in one that the other needs, or in what both need. */
    boolean same(FoundCause other) {
        return cause.equals(other.cause)
                && (place.equals(other.place)
                        || upstream.contains(other.place)
                        || other.upstream.contains(place)
                        || above && other.above && !Collections.disjoint(upstream, other.upstream));
    }
}
