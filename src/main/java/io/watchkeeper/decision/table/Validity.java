package io.watchkeeper.decision.table;

import java.time.Instant;
import java.util.Optional;

/**
 * When a row is in force: after its DATE-EFFECTIVE and before its DATE-EXPIRES, each the first moment of a day in UTC. Both moments themselves are outside,
 * as in Drools.
 */
public record Validity(Instant after, Instant before) {
    static final Validity ALWAYS = new Validity(Instant.MIN, Instant.MAX);

    boolean holds(Optional<Instant> at) {
        return this == ALWAYS
                || at.isPresent() && at.get().isAfter(after) && at.get().isBefore(before);
    }

    static Validity of(Instant after, Instant before) {
        return after.equals(Instant.MIN) && before.equals(Instant.MAX) ? ALWAYS : new Validity(after, before);
    }
}
