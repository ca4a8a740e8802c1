package io.watchkeeper.decision.table;

import java.math.BigDecimal;

/** Numbers of either kind as longs that keep their order, so that one index serves both. */
public final class Sortable {
    private Sortable() {}

    /** @param number a Long or a Double */
    public static long of(Object number) {
        return number instanceof Long whole ? whole : of(((Double) number).doubleValue());
    }

    /** Facts hold no NaN and no negative zero; the bits of negative doubles ascend the wrong way, hence the flip. */
    static long of(double number) {
        long bits = Double.doubleToLongBits(number == 0.0 ? 0.0 : number);
        return flipped(bits);
    }

    private static long flipped(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The number as a cell holds it. */
    public static String written(long sortable, boolean whole) {
        double number = whole ? 0.0 : Double.longBitsToDouble(flipped(sortable));
        return whole || !Double.isFinite(number)
                ? Long.toString(sortable)
                : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
