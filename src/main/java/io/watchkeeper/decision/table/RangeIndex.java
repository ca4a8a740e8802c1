package io.watchkeeper.decision.table;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows by a limit that a number has to reach. They stand in the order in which a growing number lets them pass; at every so many of them their set is kept, and
 * what lies before the next of these sets is taken out one by one.
 *
 * @param falling whether it is a falling number that lets more of them pass; limits and numbers are turned round then
 * @param within whether a number equal to the limit passes
 * @param limits ascending
 * @param rows the row of each limit
 * @param steps the rows that pass, with the blank ones, before limit 0, stride, twice the stride … and all of them
 */
record RangeIndex(boolean falling, boolean within, long[] limits, int[] rows, int stride, long[][] steps)
        implements ColumnIndex {
    private static final int LEAST_STRIDE = 16;
    private static final int MOST_STEPS = 128;

    static RangeIndex of(Operator operator, Object[] cells) {
        boolean falling = operator == Operator.BELOW || operator == Operator.AT_MOST;
        boolean within = operator == Operator.AT_LEAST || operator == Operator.AT_MOST;
        var rows = IntStream.range(0, cells.length)
                .filter(row -> cells[row] != null)
                .boxed()
                .sorted(Comparator.comparingLong(row -> turned((Long) cells[row], falling)))
                .mapToInt(Integer::intValue)
                .toArray();
        var limits = IntStream.of(rows)
                .mapToLong(row -> turned((Long) cells[row], falling))
                .toArray();
        int stride = Math.max(LEAST_STRIDE, rows.length / MOST_STEPS);
        var steps = new long[(rows.length + stride - 1) / stride + 1][];
        var passing = new long[Bits.words(cells.length)];
        for (int row = 0; row < cells.length; row++) {
            if (cells[row] == null) {
                Bits.set(passing, row);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            if (i % stride == 0) {
                steps[i / stride] = passing.clone();
            }
            Bits.set(passing, rows[i]);
        }
        steps[steps.length - 1] = passing;
        return new RangeIndex(falling, within, limits, rows, stride, steps);
    }

    @Override
    public void keep(long[] kept, long[] mask, Object actual) {
        int passing = passing(turned((Long) actual, falling));
        int step = (passing + stride - 1) / stride;
        Bits.keep(kept, steps[step]);
        for (int i = passing; i < Math.min(step * stride, rows.length); i++) {
            Bits.clear(kept, rows[i]);
        }
    }

    /** How many limits a number reaches. */
    private int passing(long number) {
        int from = 0;
        int to = limits.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (limits[middle] < number || within && limits[middle] == number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The complement reverses the order without overflowing. */
    private static long turned(long number, boolean falling) {
        return falling ? ~number : number;
    }
}
