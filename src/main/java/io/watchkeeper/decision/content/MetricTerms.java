package io.watchkeeper.decision.content;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the meanings of metric names: whole names, beginnings, and ends that start at an underscore. */
final class MetricTerms {
    private final Map<String, BitSet> whole = new HashMap<>();
    private final Beginnings beginnings = new Beginnings();
    private final Map<String, BitSet> ends = new HashMap<>();

    /** @param term with a * at its beginning or its end, or at neither */
    void add(String term, int meaning) {
        if (term.endsWith("*")) {
            beginnings.add(term.substring(0, term.length() - 1), meaning);
        } else if (term.startsWith("*")) {
            ends.computeIfAbsent(term.substring(1), key -> new BitSet()).set(meaning);
        } else {
            whole.computeIfAbsent(term, key -> new BitSet()).set(meaning);
        }
    }

    /** @param names of metrics among the words they are made of; the words have no say, because {@code mysql_up} is not {@code up} */
    void find(Collection<String> names, BitSet found) {
        for (var name : names) {
            if (name.indexOf('_') >= 0 || name.indexOf(':') >= 0 || names.size() == 1) {
                find(name, found);
            }
        }
    }

    private void find(String name, BitSet found) {
        add(whole.get(name), found);
        beginnings.find(name, found);
        for (int at = name.indexOf('_'); at >= 0; at = name.indexOf('_', at + 1)) {
            add(ends.get(name.substring(at)), found);
        }
    }

    private static void add(BitSet meanings, BitSet found) {
        if (meanings != null) {
            found.or(meanings);
        }
    }
}
