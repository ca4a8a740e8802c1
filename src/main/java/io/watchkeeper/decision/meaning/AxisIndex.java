package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Which rows may let a value of one axis pass, found without looking at every row. Never too few, sometimes too many. */
final class AxisIndex {
    private final BitSet blank = new BitSet();
    /** Rows that are not worth an index. */
    private final BitSet open = new BitSet();

    private final Map<Object, BitSet> byValue = new HashMap<>();
    private final BitSet listed = new BitSet();
    private final Limits lows;
    private final Limits highs;

    AxisIndex(List<Region> regions, int axis) {
        var ranges = new ArrayList<Integer>();
        for (int row = 0; row < regions.size(); row++) {
            var allowed = regions.get(row).on(axis);
            if (allowed == null) {
                blank.set(row);
            } else if (allowed instanceof Words words) {
                enter(words, row);
            } else {
                enter((Values) allowed, row, ranges);
            }
        }
        lows = new Limits(ranges, row -> ((Values) regions.get(row).on(axis)).low());
        highs = new Limits(ranges, row -> ~((Values) regions.get(row).on(axis)).high());
    }

    private void enter(Words words, int row) {
        if (!words.all().isEmpty()) {
            enter(Set.of(words.all().iterator().next()), row);
        } else if (!words.anys().isEmpty()) {
            enter(words.anys().iterator().next(), row);
        } else {
            open.set(row);
        }
    }

    private void enter(Values values, int row, List<Integer> ranges) {
        if (values.among() != null) {
            enter(values.among(), row);
        } else if (values.low() != Long.MIN_VALUE || values.high() != Long.MAX_VALUE) {
            ranges.add(row);
        } else {
            open.set(row);
        }
    }

    private void enter(Collection<?> values, int row) {
        listed.set(row);
        values.forEach(
                value -> byValue.computeIfAbsent(value, first -> new BitSet()).set(row));
    }

    BitSet blank() {
        return blank;
    }

    /** Rows that may let this value pass. */
    BitSet passing(Object value) {
        var rows = both(blank, open);
        if (value instanceof Set<?> words) {
            words.forEach(word -> add(rows, word));
        } else {
            add(rows, value);
        }
        if (value instanceof Long number) {
            rows.or(ranges(number, number));
        }
        return rows;
    }

    /** Rows that may let some of these values pass; null for all rows. */
    BitSet overlapping(Allowed allowed) {
        if (!(allowed instanceof Values values) || !bounded(values)) {
            return null;
        }
        var rows = both(blank, open);
        if (values.among() == null) {
            rows.or(listed);
            rows.or(ranges(values.low(), values.high()));
            return rows;
        }
        for (var value : values.among()) {
            add(rows, value);
            if (value instanceof Long number) {
                rows.or(ranges(number, number));
            }
        }
        return rows;
    }

    private static boolean bounded(Values values) {
        return values.among() != null || values.low() != Long.MIN_VALUE || values.high() != Long.MAX_VALUE;
    }

    private void add(BitSet rows, Object value) {
        var more = byValue.get(value);
        if (more != null) {
            rows.or(more);
        }
    }

    private BitSet ranges(long low, long high) {
        var rows = lows.atMost(high);
        rows.and(highs.atMost(~low));
        return rows;
    }

    private static BitSet both(BitSet one, BitSet other) {
        var rows = (BitSet) one.clone();
        rows.or(other);
        return rows;
    }

    /** Rows by a number, in steps: what a step holds too much is looked at again. */
    private static final class Limits {
        private static final int STEPS = 32;

        private final long[] sorted;
        private final int step;
        private final BitSet[] first;

        Limits(List<Integer> rows, ToLongFunction<Integer> limit) {
            var order = new ArrayList<>(rows);
            order.sort(Comparator.comparingLong(limit));
            sorted = order.stream().mapToLong(limit).toArray();
            step = Math.max(1, (sorted.length + STEPS - 1) / STEPS);
            first = new BitSet[(sorted.length + step - 1) / step + 1];
            first[0] = new BitSet();
            for (int i = 1; i < first.length; i++) {
                first[i] = (BitSet) first[i - 1].clone();
                for (int place = (i - 1) * step; place < Math.min(i * step, sorted.length); place++) {
                    first[i].set(order.get(place));
                }
            }
        }

        BitSet atMost(long limit) {
            int found = limit == Long.MAX_VALUE ? sorted.length : Arrays.binarySearch(sorted, limit + 1);
            int count = found < 0 ? -found - 1 : firstOf(found);
            return (BitSet) first[(count + step - 1) / step].clone();
        }

        /** The search ends at any of several equal numbers. */
        private int firstOf(int found) {
            int place = found;
            while (place > 0 && place < sorted.length && sorted[place - 1] == sorted[place]) {
                place--;
            }
            return place;
        }
    }
}
