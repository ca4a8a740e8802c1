package io.watchkeeper.facts;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How every fact cleans its components: a rule then never meets a null, a NaN or a negative zero. */
final class Normal {
    private Normal() {}

    static String text(String value) {
        return value == null ? "" : value.strip();
    }

    static Map<String, String> map(Map<String, String> value) {
        if (value == null || value.isEmpty()) {
            return Map.of();
        }
        var sorted = new TreeMap<String, String>();
        value.forEach((key, text) -> sorted.put(key, text(text)));
        return Collections.unmodifiableSortedMap(sorted);
    }

    static SortedSet<String> set(Collection<String> value) {
        return value == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(value));
    }

    static double number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a fact holds finite numbers only, not " + value);
        }
        return value == 0.0 ? 0.0 : value;
    }
}
