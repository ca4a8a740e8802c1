package io.watchkeeper.decision.table;

import java.util.List;

/** Sets of rows as words of bits; bit = place in the order of firing. */
final class Bits {
    private Bits() {}

    static int words(int rows) {
        return (rows + Long.SIZE - 1) / Long.SIZE;
    }

    static long[] all(int rows) {
        var bits = new long[words(rows)];
        for (int row = 0; row < rows; row++) {
            set(bits, row);
        }
        return bits;
    }

    static void set(long[] bits, int row) {
        bits[row / Long.SIZE] |= 1L << row % Long.SIZE;
    }

    static void keep(long[] bits, long[] mask) {
        for (int word = 0; word < bits.length; word++) {
            bits[word] &= mask[word];
        }
    }

    /**
     * Rows that one value leads to: as bits where they are many, else as a list, because most of thousands of values lead to a row or two.
     *
     * @param many null where the list is used
     * @param few ascending, null where the bits are used
     */
    record Postings(long[] many, int[] few) {
        static Postings of(List<Integer> rows, int words) {
            if (rows.size() < 2 * words) {
                return new Postings(
                        null, rows.stream().mapToInt(Integer::intValue).toArray());
            }
            var bits = new long[words];
            rows.forEach(row -> set(bits, row));
            return new Postings(bits, null);
        }

        void addTo(long[] bits) {
            if (many == null) {
                for (int row : few) {
                    set(bits, row);
                }
            } else {
                for (int word = 0; word < bits.length; word++) {
                    bits[word] |= many[word];
                }
            }
        }

        void removeFrom(long[] bits) {
            if (many == null) {
                for (int row : few) {
                    bits[row / Long.SIZE] &= ~(1L << row % Long.SIZE);
                }
            } else {
                for (int word = 0; word < bits.length; word++) {
                    bits[word] &= ~many[word];
                }
            }
        }

        /** Keeps of {@code bits} only these rows and the {@code others}. */
        void keepIn(long[] bits, long[] others) {
            int next = 0;
            for (int word = 0; word < bits.length; word++) {
                long mask = others[word];
                if (many != null) {
                    mask |= many[word];
                } else {
                    while (next < few.length && few[next] / Long.SIZE == word) {
                        mask |= 1L << few[next++] % Long.SIZE;
                    }
                }
                bits[word] &= mask;
            }
        }
    }
}
