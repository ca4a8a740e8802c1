package io.watchkeeper.decision.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.watchkeeper.facts.AlertTokens;

/** Finds the meanings of words: a look-up a word, however large the thesaurus is. */
final class Terms {
    private final Map<String, BitSet> whole = new HashMap<>();
    private final Beginnings beginnings = new Beginnings();
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    /**
     * A term of several words, filed under its first.
     *
     * @param others words that must be there too
     * @param beginning of one more, or empty
     */
    private record Phrase(List<String> others, String beginning, int meaning) {
        boolean in(Collection<String> words) {
            return words.containsAll(others)
                    && (beginning.isEmpty() || words.stream().anyMatch(word -> word.startsWith(beginning)));
        }
    }

    /** @param meaning its number in the thesaurus */
    void add(String term, int meaning) {
        boolean begins = term.endsWith("*");
        var words = new ArrayList<>(AlertTokens.inOrder(term));
        if (words.size() > 1) {
            var beginning = begins ? words.remove(words.size() - 1) : "";
            var first = words.remove(0);
            phrases.computeIfAbsent(first, key -> new ArrayList<>()).add(new Phrase(words, beginning, meaning));
        } else if (begins) {
            beginnings.add(words.get(0), meaning);
        } else {
            whole.computeIfAbsent(words.get(0), key -> new BitSet()).set(meaning);
        }
    }

    /** Adds to {@code found} the numbers of the meanings that the words have. */
    void find(Collection<String> words, BitSet found) {
        for (var word : words) {
            var meanings = whole.get(word);
            if (meanings != null) {
                found.or(meanings);
            }
            beginnings.find(word, found);
            for (var phrase : phrases.getOrDefault(word, List.of())) {
                if (phrase.in(words)) {
                    found.set(phrase.meaning());
                }
            }
        }
    }
}
