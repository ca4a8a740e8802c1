package io.watchkeeper.decision.meaning;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets of words, such as the tokens of an alert's name.
 *
 * @param all words that must be there
 * @param anys of each of these, one word must be there
 * @param none words that must not be there
 */
record Words(Set<Object> all, Set<Set<Object>> anys, Set<Object> none) implements Allowed {

    static Words all(Set<?> words) {
        return new Words(new HashSet<>(words), Set.of(), Set.of());
    }

    static Words any(Set<?> words) {
        return words.size() == 1 ? all(words) : new Words(Set.of(), Set.of(new HashSet<>(words)), Set.of());
    }

    static Words none(Set<?> words) {
        return new Words(Set.of(), Set.of(), new HashSet<>(words));
    }

    @Override
    public boolean empty() {
        return all.stream().anyMatch(none::contains) || anys.stream().anyMatch(none::containsAll);
    }

    @Override
    public boolean contains(Allowed other) {
        var words = (Words) other;
        return words.all.containsAll(all)
                && words.none.containsAll(none)
                && anys.stream()
                        .allMatch(any -> any.stream().anyMatch(words.all::contains)
                                || words.anys.stream().anyMatch(any::containsAll));
    }

    @Override
    public Allowed and(Allowed other) {
        var words = (Words) other;
        return new Words(union(all, words.all), union(anys, words.anys), union(none, words.none));
    }

    @Override
    public boolean apart(Allowed other) {
        var words = (Words) other;
        boolean forbidden = !none.isEmpty() || !words.none.isEmpty();
        return forbidden && and(other).empty();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    @Override
    public boolean mayPass(Object value) {
        var words = (Set<?>) value;
        return words.containsAll(all)
                && none.stream().noneMatch(words::contains)
                && anys.stream().allMatch(any -> any.stream().anyMatch(words::contains));
    }

    @Override
    public Optional<Object> sample(Axis axis) {
        if (empty()) {
            return Optional.empty();
        }
        var words = new TreeSet<>(all);
        for (var any : anys) {
            if (any.stream().noneMatch(words::contains)) {
                words.add(any.stream()
                        .filter(word -> !none.contains(word))
                        .min((one, another) -> one.toString().compareTo(another.toString()))
                        .orElseThrow());
            }
        }
        return Optional.of(words);
    }
}
