package io.watchkeeper.decision;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was read of a content before, for reading one that is nearly the same. Only what was read without a word about it is kept, so that nothing is left
 * unsaid the next time. Not for several threads.
 */
public final class Readings {
    private final Map<String, Reading> known = new HashMap<>();

    /** For another content that is nearly the same: what either reads from now on is its own. */
    public Readings copy() {
        var copy = new Readings();
        copy.known.putAll(known);
        return copy;
    }

    private record Reading(Object from, Object made) {}

    /**
     * @param name of what is read, always of the same type
     * @param from all that the result depends on
     * @param read takes the last result, which was made from something else
     */
    @SuppressWarnings("unchecked") // a name stands for one type
    public <T> T of(String name, Object from, Problems problems, Function<Optional<T>, T> read) {
        var before = known.get(name);
        if (before != null && before.from().equals(from)) {
            return (T) before.made();
        }
        int said = problems.said();
        var made = read.apply(Optional.ofNullable(before).map(reading -> (T) reading.made()));
        if (problems.said() == said) {
            known.put(name, new Reading(from, made));
        }
        return made;
    }
}
