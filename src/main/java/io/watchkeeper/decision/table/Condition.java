package io.watchkeeper.decision.table;

import java.util.Map;

import io.watchkeeper.decision.content.FactField;

/**
 * One comparison of a CONDITION column. A column of several, such as {@code value >= $1, value < $2}, gives as many conditions.
 *
 * @param column counted from 0
 * @param part which of the cell's values is compared
 * @param object the place among the table's objects of the fact that is looked at
 * @param label what people call the column
 * @param key for a map, the entry that is read, else empty
 * @param list whether a cell may hold several values, parted by commas
 */
public record Condition(
        int column, Part part, int object, String label, FactField field, String key, Operator operator, boolean list) {

    /** Whether the column asks nothing: it only keeps the pattern of rows without other conditions. */
    public boolean always() {
        return operator == Operator.PRESENT && key.isEmpty();
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
