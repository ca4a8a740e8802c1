package io.watchkeeper.decision.table;

import java.util.HashMap;
import java.util.Map;

/** Gives out one object for all that are equal: the cells of a table repeat themselves. */
final class Shared {
    private final Map<Object, Object> known = new HashMap<>();

    /** @param value immutable, equal only to values of its own type */
    @SuppressWarnings("unchecked") // what is equal is of the same type
    <T> T one(T value) {
        var first = known.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
