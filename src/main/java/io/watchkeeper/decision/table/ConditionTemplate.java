package io.watchkeeper.decision.table;

import io.watchkeeper.decision.content.FactField;

/**
 * One comparison in the template cell of a CONDITION column, in a form that we execute. What stands in the form decides how stock Drools reads it too.
 *
 * @param key the map entry that is read, or empty
 * @param quoted whether stock Drools puts the cell into a text literal
 * @param list whether the cell may hold several values
 * @param part which of the cell's values is compared
 */
record ConditionTemplate(String field, String key, Operator operator, boolean quoted, boolean list, Part part) {

    /** Whether a field of this kind can be asked so. */
    boolean fits(FactField.Kind kind) {
        if (!key.isEmpty()) {
            return kind == FactField.Kind.MAP && (operator == Operator.PRESENT || text());
        }
        return switch (kind) {
            case TEXT -> operator == Operator.PRESENT || text();
            case BOOLEAN -> !quoted && !list && equality();
            case LONG -> !quoted && (operator.numeric() || equality());
            case DOUBLE -> !quoted && !list && (operator.numeric() || equality());
            case TOKENS -> quoted && operator.tokens();
            case MAP -> false;
        };
    }

    private boolean equality() {
        return operator == Operator.ONE_OF || operator == Operator.NONE_OF;
    }

    private boolean text() {
        return quoted && (equality() || operator.affix() || operator.pattern() && !list && part.whole());
    }

    /** Whether stock Drools breaks when the map has no such entry, unless it was asked before. */
    boolean needsPresence() {
        return operator.affix() && !key.isEmpty();
    }

    boolean asksPresenceOf(ConditionTemplate other) {
        return operator == Operator.PRESENT && field.equals(other.field) && key.equals(other.key);
    }
}
