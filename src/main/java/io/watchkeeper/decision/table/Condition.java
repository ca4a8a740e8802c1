package io.watchkeeper.decision.table;

import java.util.Map;

import io.watchkeeper.decision.content.FactField;

/**
 * One CONDITION column.
 *
 * @param column counted from 0
 * @param label what people call the column
 * @param key for a map, the entry that is read, else empty
 * @param list whether a cell may hold several values, parted by commas
 */
public record Condition(int column, String label, FactField field, String key, Operator operator, boolean list) {

    /** Whether the column asks nothing: it only keeps the pattern of rows without other conditions. */
    public boolean always() {
        return operator == Operator.PRESENT;
    }

    /** The fact's value in the form that {@link Operator#test} takes. */
    Object read(Object fact) {
        var value = field.read(fact);
        if (operator.numeric()) {
            return Sortable.of(value);
        }
        return key.isEmpty() ? value : ((Map<?, ?>) value).get(key);
    }
}
