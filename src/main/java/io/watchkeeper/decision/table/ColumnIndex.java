package io.watchkeeper.decision.table;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which rows of a table one condition lets pass, by the fact's value. A blank cell lets everything pass. */
interface ColumnIndex {

    /** Takes out of {@code rows} those that the condition refuses; where the index is not {@link #exact}, some of those stay. */
    void keep(long[] rows, Object actual);

    /** Whether what it keeps needs no second look. */
    default boolean exact() {
        return true;
    }

    /** Rows by value: for texts, flags and numbers. */
    record ByValue(Map<Object, Bits.Postings> byValue, long[] blank) implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {
            var postings = actual == null ? null : byValue.get(actual);
            if (postings != null) {
                postings.keepIn(rows, blank);
            } else {
                Bits.keep(rows, blank);
            }
        }
    }

    /** Rows by the value that they refuse. */
    record Excluding(Map<Object, Bits.Postings> refusing) implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {
            if (actual instanceof Set<?> tokens) {
                tokens.forEach(token -> refuse(rows, token));
            } else if (actual != null) {
                refuse(rows, actual);
            }
        }

        private void refuse(long[] rows, Object value) {
            var postings = refusing.get(value);
            if (postings != null) {
                postings.removeFrom(rows);
            }
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
            Bits.keep(rows, mask);
        }
    }

    /**
     * Rows by what a text begins or ends with. A pattern is listed under what its matches begin with and looked at again.
     *
     * @param lengths of the affixes, each once
     */
    record ByAffix(Map<Object, Bits.Postings> byAffix, int[] lengths, boolean ending, long[] blank, boolean exact)
            implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {
            var mask = blank.clone();
            if (actual instanceof String text) {
                for (int length : lengths) {
                    var postings = length > text.length() ? null : byAffix.get(affix(text, length));
                    if (postings != null) {
                        postings.addTo(mask);
                    }
                }
            }
            Bits.keep(rows, mask);
        }

        private String affix(String text, int length) {
            return ending ? text.substring(text.length() - length) : text.substring(0, length);
        }
    }

    /** Rows that ask whether there is a value. */
    record Presence(long[] blank) implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {
            if (actual == null) {
                Bits.keep(rows, blank);
            }
        }
    }

    /** Nothing is narrowed: each row that is left is looked at. */
    record Unindexed() implements ColumnIndex {
        @Override
        public void keep(long[] rows, Object actual) {}

        @Override
        public boolean exact() {
            return false;
        }
    }

    /** Rows by the stretch between two limits in which the value lies; stretches are joined where there are too many. */
    record ByRange(long[] limits, long[][] buckets, boolean exact) implements ColumnIndex {
        private static final int MOST_BUCKETS = 256;

        /** Bucket i holds what lies from limit i-1, included, to limit i, not included. */
        static ColumnIndex of(Operator operator, Object[] cells) {
            var all = wanted(operator, cells);
            boolean exact = all.length < MOST_BUCKETS;
            int step = exact ? 1 : all.length / MOST_BUCKETS + 1;
            var limits = new long[(all.length + step - 1) / step];
            for (int i = 0; i < limits.length; i++) {
                limits[i] = all[i * step];
            }
            var buckets = new long[limits.length + 1][];
            for (int i = 0; i < buckets.length; i++) {
                long lowest = i == 0 ? Long.MIN_VALUE : limits[i - 1];
                long highest = i == limits.length ? Long.MAX_VALUE : limits[i] - 1;
                buckets[i] = new long[Bits.words(cells.length)];
                for (int row = 0; row < cells.length; row++) {
                    var cell = cells[row];
                    if (cell == null || operator.test(lowest, cell) || operator.test(highest, cell)) {
                        Bits.set(buckets[i], row);
                    }
                }
            }
            return new ByRange(limits, buckets, exact);
        }

        private static long[] wanted(Operator operator, Object[] cells) {
            // "at most 5" and "above 5" change their answer just above 5
            long shift = operator == Operator.AT_MOST || operator == Operator.ABOVE ? 1 : 0;
            var wanted = new TreeSet<Long>();
            for (var cell : cells) {
                if (cell != null) {
                    wanted.add((Long) cell + shift);
                }
            }
            return wanted.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public void keep(long[] rows, Object actual) {
            int found = Arrays.binarySearch(limits, (Long) actual);
            Bits.keep(rows, buckets[found >= 0 ? found + 1 : -found - 1]);
        }
    }
}
