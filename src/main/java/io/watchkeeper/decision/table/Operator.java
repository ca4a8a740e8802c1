package io.watchkeeper.decision.table;

import java.util.Set;

/** How a condition column compares the fact's value with a cell's. */
public enum Operator {
    /** Always true; keeps the pattern of a row that asks nothing else. */
    PRESENT,
    ONE_OF,
    /** The fact's tokens hold all of the cell's. */
    ALL_OF,
    /** The fact's tokens hold one of the cell's. */
    ANY_OF,
    BELOW,
    AT_MOST,
    ABOVE,
    AT_LEAST;

    boolean numeric() {
        return ordinal() >= BELOW.ordinal();
    }

    boolean tokens() {
        return this == ALL_OF || this == ANY_OF;
    }

    /**
     * The plain meaning, which the index must not differ from.
     *
     * @param actual the fact's value: a text or null, a boolean, a set of tokens, or a {@link Sortable} number
     * @param wanted the cell's value: a set, or a {@link Sortable} number
     */
    boolean test(Object actual, Object wanted) {
        switch (this) {
            case PRESENT:
                return true;
            case ONE_OF:
                return actual != null && ((Set<?>) wanted).contains(actual);
            case ALL_OF:
                return ((Set<?>) actual).containsAll((Set<?>) wanted);
            case ANY_OF:
                return ((Set<?>) wanted).stream().anyMatch(((Set<?>) actual)::contains);
            default:
                return compare((Long) actual, (Long) wanted);
        }
    }

    private boolean compare(long actual, long wanted) {
        switch (this) {
            case BELOW:
                return actual < wanted;
            case AT_MOST:
                return actual <= wanted;
            case ABOVE:
                return actual > wanted;
            default:
                return actual >= wanted;
        }
    }
}
