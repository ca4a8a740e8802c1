package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parts the values of one axis into classes whose values the rows do not tell apart.
 *
 * @param place of the axis in the regions of the rows
 * @param known all texts that can occur, where that is known
 */
record Classes(Axis axis, int place, Optional<List<String>> known) {

    /** A class of values, null for all of them, with the rows that may let it pass. */
    record Part(Allowed allowed, BitSet rows) {}

    List<Part> parts(List<RowMeaning> alive) {
        var asked = alive.stream().map(row -> row.region().on(place)).toList();
        if (asked.stream().allMatch(allowed -> allowed == null)) {
            return List.of(new Part(null, passing(alive, null)));
        }
        if (axis.words()) {
            return words(alive);
        }
        return axis.number() ? numbers(alive) : texts(alive);
    }

    /** Sets of words are too many to part: only those with none of the words that rows ask for are looked at. */
    private List<Part> words(List<RowMeaning> alive) {
        var mentioned = new TreeSet<Object>();
        for (var row : alive) {
            if (row.region().on(place) instanceof Words asked) {
                mentioned.addAll(asked.all());
                asked.anys().forEach(mentioned::addAll);
                mentioned.addAll(asked.none());
            }
        }
        return List.of(new Part(Words.none(mentioned), passing(alive, Set.of())));
    }

    private List<Part> texts(List<RowMeaning> alive) {
        var mentioned = new LinkedHashSet<Object>();
        if (axis.flag()) {
            mentioned.addAll(List.of(false, true));
        }
        known.ifPresent(mentioned::addAll);
        for (var row : alive) {
            if (row.region().on(place) instanceof Values asked) {
                mentioned.addAll(asked.among() == null ? asked.except() : asked.among());
            }
        }
        var byRows = new LinkedHashMap<BitSet, Set<Object>>();
        mentioned.forEach(value -> byRows.computeIfAbsent(passing(alive, value), first -> new LinkedHashSet<>())
                .add(value));
        var parts = new ArrayList<Part>();
        if (known.isEmpty() && !axis.flag()) {
            // what no cell mentions; values that no cell tells from it belong to it
            var others = passing(alive, new Object());
            var same = byRows.remove(others);
            var told = new LinkedHashSet<>(mentioned);
            told.removeAll(same == null ? Set.of() : same);
            parts.add(new Part(Values.except(told), others));
        }
        byRows.forEach((rows, values) -> parts.add(new Part(Values.among(values), rows)));
        return parts;
    }

    private List<Part> numbers(List<RowMeaning> alive) {
        // counts, minutes and the like begin at nothing
        long lowest = axis.whole() ? 0 : Long.MIN_VALUE;
        var starts = new TreeSet<Long>(List.of(lowest));
        for (var row : alive) {
            if (row.region().on(place) instanceof Values asked) {
                var single = asked.among() == null ? asked.except() : asked.among();
                single.forEach(value -> start(starts, (Long) value, (Long) value));
                start(starts, asked.low(), asked.high());
            }
        }
        var parts = new ArrayList<Part>();
        long low = lowest;
        var rows = passing(alive, lowest);
        for (long next : starts.tailSet(lowest, false)) {
            var others = passing(alive, next);
            if (!others.equals(rows)) {
                parts.add(new Part(Values.between(low, next - 1), rows));
                low = next;
                rows = others;
            }
        }
        parts.add(new Part(low == lowest ? null : Values.between(low, Long.MAX_VALUE), rows));
        return parts;
    }

    private static void start(Set<Long> starts, long low, long high) {
        starts.add(low);
        if (high != Long.MAX_VALUE) {
            starts.add(high + 1);
        }
    }

    private BitSet passing(List<RowMeaning> alive, Object value) {
        var rows = new BitSet();
        for (var row : alive) {
            var asked = row.region().on(place);
            if (asked == null || asked.mayPass(value)) {
                rows.set(row.place());
            }
        }
        return rows;
    }
}
