package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Meanings by the beginnings of words, in drawers by their first two letters. */
final class Beginnings {
    static final int SHORTEST = 2;

    private final Map<Integer, List<Entry>> drawers = new HashMap<>();

    private record Entry(String beginning, int meaning) {}

    /** @param beginning of at least {@link #SHORTEST} letters */
    void add(String beginning, int meaning) {
        drawers.computeIfAbsent(drawer(beginning), key -> new ArrayList<>()).add(new Entry(beginning, meaning));
    }

    void find(String word, BitSet found) {
        if (word.length() >= SHORTEST) {
            for (var entry : drawers.getOrDefault(drawer(word), List.of())) {
                if (word.startsWith(entry.beginning())) {
                    found.set(entry.meaning());
                }
            }
        }
    }

    private static int drawer(String word) {
        return word.charAt(0) << Character.SIZE | word.charAt(1);
    }
}
