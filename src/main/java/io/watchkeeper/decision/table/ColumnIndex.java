package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which rows of a table one column lets pass, by the fact's value. A blank cell lets everything pass. */
interface ColumnIndex {

    /** Takes out of {@code rows} those that the column refuses; where the column is not {@link #exact}, some of those stay. */
    void keep(long[] rows, Object actual);

    /** Whether what it keeps needs no second look. */
    boolean exact();

    /** Rows by value: for texts, flags and whole numbers. */
    record ByValue(Map<Object, Bits.Postings> byValue, long[] blank) implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {
            var postings = actual == null ? null : byValue.get(actual);
            if (postings != null) {
                postings.keepIn(rows, blank);
            } else {
                for (int word = 0; word < rows.length; word++) {
                    rows[word] &= blank[word];
                }
            }
        }

        @Override
        public boolean exact() {
            return true;
        }
    }

    /** Rows by token; where a row asks for several tokens at once, it is listed under its rarest and looked at again. */
    record ByToken(Map<Object, Bits.Postings> byToken, long[] blank, boolean exact) implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {
            var mask = blank.clone();
            for (var token : (Set<?>) actual) {
                var postings = byToken.get(token);
                if (postings != null) {
                    postings.addTo(mask);
                }
            }
            for (int word = 0; word < rows.length; word++) {
                rows[word] &= mask[word];
            }
        }
    }

    /** Rows by the stretch between two limits in which the value lies; stretches are joined where there are too many. */
    record ByRange(long[] limits, long[][] buckets, boolean exact) implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {
            int found = Arrays.binarySearch(limits, (Long) actual);
            var bucket = buckets[found >= 0 ? found + 1 : -found - 1];
            for (int word = 0; word < rows.length; word++) {
                rows[word] &= bucket[word];
            }
        }
    }

    static ColumnIndex of(Operator operator, List<Object> cells) {
        if (operator.numeric()) {
            return byRange(operator, cells);
        }
        var blank = new long[Bits.words(cells.size())];
        var rows = new HashMap<Object, List<Integer>>();
        boolean exact = true;
        var frequency = operator == Operator.ALL_OF ? frequency(cells) : Map.<Object, Integer>of();
        for (int row = 0; row < cells.size(); row++) {
            if (cells.get(row) == null) {
                Bits.set(blank, row);
                continue;
            }
            var values = (Set<?>) cells.get(row);
            if (operator == Operator.ALL_OF) {
                exact &= values.size() == 1;
                var rarest = values.stream()
                        .min((one, other) -> frequency.get(one) - frequency.get(other))
                        .orElseThrow();
                values = Set.of(rarest);
            }
            for (var value : values) {
                rows.computeIfAbsent(value, key -> new ArrayList<>()).add(row);
            }
        }
        var postings = new HashMap<Object, Bits.Postings>();
        rows.forEach((value, listed) -> postings.put(value, Bits.Postings.of(listed, blank.length)));
        return operator.tokens() ? new ByToken(postings, blank, exact) : new ByValue(postings, blank);
    }

    private static Map<Object, Integer> frequency(List<Object> cells) {
        var counted = new HashMap<Object, Integer>();
        for (var cell : cells) {
            if (cell != null) {
                ((Set<?>) cell).forEach(token -> counted.merge(token, 1, Integer::sum));
            }
        }
        return counted;
    }

    /** Bucket i holds what lies from limit i-1, included, to limit i, not included. */
    private static ColumnIndex byRange(Operator operator, List<Object> cells) {
        var wanted = new TreeSet<Long>();
        for (var cell : cells) {
            if (cell != null) {
                // "at most 5" and "above 5" change their answer just above 5
                boolean above = operator == Operator.AT_MOST || operator == Operator.ABOVE;
                wanted.add((Long) cell + (above ? 1 : 0));
            }
        }
        boolean exact = wanted.size() < MOST_BUCKETS;
        int step = exact ? 1 : wanted.size() / MOST_BUCKETS + 1;
        var all = wanted.stream().mapToLong(Long::longValue).toArray();
        var limits = new long[(all.length + step - 1) / step];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = all[i * step];
        }
        var buckets = new long[limits.length + 1][];
        for (int i = 0; i < buckets.length; i++) {
            long lowest = i == 0 ? Long.MIN_VALUE : limits[i - 1];
            long highest = i == limits.length ? Long.MAX_VALUE : limits[i] - 1;
            buckets[i] = new long[Bits.words(cells.size())];
            for (int row = 0; row < cells.size(); row++) {
                var cell = cells.get(row);
                if (cell == null || operator.test(lowest, cell) || operator.test(highest, cell)) {
                    Bits.set(buckets[i], row);
                }
            }
        }
        return new ByRange(limits, buckets, exact);
    }

    int MOST_BUCKETS = 256;
}
