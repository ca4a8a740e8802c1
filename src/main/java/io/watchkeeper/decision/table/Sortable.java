package io.watchkeeper.decision.table;

/** Numbers of either kind as longs that keep their order, so that one index serves both. */
final class Sortable {
    private Sortable() {}

    static long of(Object number) {
        return number instanceof Long whole ? whole : of(((Double) number).doubleValue());
    }

    /** Facts hold no NaN and no negative zero; the bits of negative doubles ascend the wrong way, hence the flip. */
    static long of(double number) {
        long bits = Double.doubleToLongBits(number == 0.0 ? 0.0 : number);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
