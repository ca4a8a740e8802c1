package io.watchkeeper.rulebook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.github.difflib.DiffUtils;

/**
 * What makes one text of another, line by line. It can be turned round, and carried over to a text that was edited elsewhere in between.
 *
 * @param splices from top to bottom
 */
record TextPatch(List<Splice> splices) {
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$");
    /** The search for the fewest splices takes time by the product of size and difference; beyond this one splice holds them all. */
    private static final int LONGEST = 1_000;

    TextPatch {
        splices = List.copyOf(splices);
    }

    /**
     * Lines that make room for others; each with its ending.
     *
     * @param at how many lines of the text before stand above them
     */
    record Splice(int at, List<String> removed, List<String> added) {
        Splice {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }

        private int end() {
            return at + removed.size();
        }

        private int growth() {
            return added.size() - removed.size();
        }
    }

    static TextPatch between(String before, String after) {
        var old = lines(before);
        var now = lines(after);
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        return new TextPatch(
                splices(start, old.subList(start, old.size() - end), now.subList(start, now.size() - end)));
    }

    private static List<Splice> splices(int start, List<String> old, List<String> now) {
        if (old.isEmpty() && now.isEmpty()) {
            return List.of();
        }
        if (Math.max(old.size(), now.size()) > LONGEST) {
            return List.of(new Splice(start, old, now));
        }
        return DiffUtils.diff(old, now).getDeltas().stream()
                .map(delta -> new Splice(
                        start + delta.getSource().getPosition(),
                        delta.getSource().getLines(),
                        delta.getTarget().getLines()))
                .toList();
    }

    private static List<String> lines(String text) {
        return LINE.matcher(text).results().map(found -> found.group()).toList();
    }

    /** The text after it; empty where the text does not hold what it would remove. */
    Optional<String> on(String text) {
        var lines = new ArrayList<>(lines(text));
        for (int i = splices.size() - 1; i >= 0; i--) {
            var splice = splices.get(i);
            if (splice.end() > lines.size()) {
                return Optional.empty();
            }
            var place = lines.subList(splice.at(), splice.end());
            if (!place.equals(splice.removed())) {
                return Optional.empty();
            }
            place.clear();
            lines.addAll(splice.at(), splice.added());
        }
        return Optional.of(String.join("", lines));
    }

    /** Where a line of the text before stands afterwards, both counted from 0; empty where it is gone. A line among as many others stays in its place. */
    Optional<Integer> place(int line) {
        int place = line;
        for (var splice : splices) {
            if (splice.end() <= line) {
                place += splice.growth();
            } else if (splice.at() <= line && splice.growth() != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(place);
    }

    /** What makes the text before of the text after. */
    TextPatch reversed() {
        var reversed = new ArrayList<Splice>();
        int grown = 0;
        for (var splice : splices) {
            reversed.add(new Splice(splice.at() + grown, splice.added(), splice.removed()));
            grown += splice.growth();
        }
        return new TextPatch(reversed);
    }

    /** The same change, of a text that the other patch has changed; empty where both touch the same lines. */
    Optional<TextPatch> after(TextPatch other) {
        var moved = new ArrayList<Splice>();
        for (var splice : splices) {
            int shift = 0;
            for (var earlier : other.splices()) {
                if (earlier.end() <= splice.at()) {
                    shift += earlier.growth();
                } else if (earlier.at() < splice.end()) {
                    return Optional.empty();
                }
            }
            moved.add(new Splice(splice.at() + shift, splice.removed(), splice.added()));
        }
        return Optional.of(new TextPatch(moved));
    }
}
