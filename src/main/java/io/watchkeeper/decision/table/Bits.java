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
        bits[row / Long.SIZE] |= 1L << row;
    }

    static void clear(long[] bits, int row) {
        bits[row / Long.SIZE] &= ~(1L << row);
    }

    static void keep(long[] bits, long[] mask) {
        for (int word = 0; word < bits.length; word++) {
            bits[word] &= mask[word];
        }
    }

    /**
     * Keeps of {@code bits} those of the mask and those of a list, which are put aside and set again: that is less work than to make one mask of both.
     *
     * @param aside room for as many words as the list is long
     */
    private static void keep(long[] bits, long[] mask, int[] listed, long[] aside) {
        for (int i = 0; i < listed.length; i++) {
            aside[i] = bits[listed[i] / Long.SIZE] & 1L << listed[i];
        }
        keep(bits, mask);
        for (int i = 0; i < listed.length; i++) {
            bits[listed[i] / Long.SIZE] |= aside[i];
        }
    }

    static void copy(long[] from, long[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }

    /**
     * Rows that one value leads to: as bits where they are many, else as a list, because most of thousands of values lead to a row or two.
     *
     * @param many with the rows of the base that they were made on; null where the list is used
     * @param few ascending, null where the bits are used
     */
    record Postings(long[] many, int[] few) {
        static Postings of(List<Integer> rows, long[] base) {
            // a list is gone through one by one, words of bits four or eight at once
            if (rows.size() <= base.length / 4) {
                return new Postings(
                        null, rows.stream().mapToInt(Integer::intValue).toArray());
            }
            var bits = base.clone();
            rows.forEach(row -> set(bits, row));
            return new Postings(bits, null);
        }

        /** Whether one of them is among {@code bits}. */
        boolean meets(long[] bits) {
            boolean met = false;
            if (many == null) {
                for (int i = 0; i < few.length && !met; i++) {
                    met = (bits[few[i] / Long.SIZE] & 1L << few[i]) != 0;
                }
            } else {
                for (int word = 0; word < bits.length && !met; word++) {
                    met = (bits[word] & many[word]) != 0;
                }
            }
            return met;
        }

        /** Keeps of {@code bits} only these rows and those of the base. */
        void keepIn(long[] bits, long[] base, long[] aside) {
            if (many == null) {
                keep(bits, base, few, aside);
            } else {
                keep(bits, many);
            }
        }

        void addTo(long[] bits) {
            if (many == null) {
                for (int row : few) {
                    set(bits, row);
                }
            } else {
                for (int word = 0; word < many.length; word++) {
                    bits[word] |= many[word];
                }
            }
        }

        void removeFrom(long[] bits) {
            if (many == null) {
                for (int row : few) {
                    clear(bits, row);
                }
            } else {
                for (int word = 0; word < many.length; word++) {
                    bits[word] &= ~many[word];
                }
            }
        }
    }
}
