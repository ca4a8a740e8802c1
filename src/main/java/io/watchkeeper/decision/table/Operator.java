package io.watchkeeper.decision.table;

import java.util.Set;

/** How a condition column compares the fact's value with a cell's. */
public enum Operator {
    /** The value is there: true of everything but a missing map entry. The cell only marks the column as in force. */
    PRESENT,
    ONE_OF,
    /** Also true of a missing map entry. */
    NONE_OF,
    /** The text begins with one of the cell's. */
    STARTS_WITH,
    ENDS_WITH,
    /** The whole text is one that the cell's pattern describes. */
    MATCHES,
    /** Also true of a missing map entry. */
    NOT_MATCHES,
    /** The fact's tokens hold all of the cell's. */
    ALL_OF,
    /** The fact's tokens hold one of the cell's. */
    ANY_OF,
    /** The fact's tokens hold none of the cell's. */
    WITHOUT,
    BELOW,
    AT_MOST,
    ABOVE,
    AT_LEAST;

    boolean numeric() {
        return ordinal() >= BELOW.ordinal();
    }

    boolean tokens() {
        return this == ALL_OF || this == ANY_OF || this == WITHOUT;
    }

    boolean pattern() {
        return this == MATCHES || this == NOT_MATCHES;
    }

    boolean affix() {
        return this == STARTS_WITH || this == ENDS_WITH;
    }

    /**
     * The plain meaning, which the index must not differ from.
     *
     * @param actual the fact's value: a text or null, a boolean, a set of tokens, or a {@link Sortable} number
     * @param wanted the cell's value: a set, a {@link TextPattern}, or a {@link Sortable} number
     */
    public boolean test(Object actual, Object wanted) {
        return switch (this) {
            case PRESENT -> actual != null;
            case ONE_OF -> actual != null && ((Set<?>) wanted).contains(actual);
            case NONE_OF -> actual == null || !((Set<?>) wanted).contains(actual);
            case STARTS_WITH, ENDS_WITH -> actual != null && affixed((String) actual, (Set<?>) wanted);
            case MATCHES -> actual != null && ((TextPattern) wanted).matches((String) actual);
            case NOT_MATCHES -> actual == null || !((TextPattern) wanted).matches((String) actual);
            case ALL_OF -> ((Set<?>) actual).containsAll((Set<?>) wanted);
            case ANY_OF -> ((Set<?>) wanted).stream().anyMatch(((Set<?>) actual)::contains);
            case WITHOUT -> ((Set<?>) wanted).stream().noneMatch(((Set<?>) actual)::contains);
            case BELOW -> (Long) actual < (Long) wanted;
            case AT_MOST -> (Long) actual <= (Long) wanted;
            case ABOVE -> (Long) actual > (Long) wanted;
            case AT_LEAST -> (Long) actual >= (Long) wanted;
        };
    }

    private boolean affixed(String actual, Set<?> wanted) {
        for (var affix : wanted) {
            if (this == STARTS_WITH ? actual.startsWith((String) affix) : actual.endsWith((String) affix)) {
                return true;
            }
        }
        return false;
    }
}
