package io.watchkeeper.diagnosis.check;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.sqlclient.Tuple;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.diagnosis.Placeholders;

/**
 * A statement with its values beside it.
 *
 * @param text with places for them
 */
public record BoundSql(String text, Tuple values) {
    /**
     * As PostgreSQL takes it: a value has a number, however often it stands there.
     *
     * @param text with {@code :name} where a value stands
     */
    public static BoundSql of(String text, Map<String, String> values, Map<String, ParameterType> types) {
        var parts = Placeholders.ofSql(text).parts();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        var numbered = new StringBuilder(parts.get(0));
        var bound = Tuple.tuple();
        for (int i = 1; i < parts.size(); i += 2) {
            var name = parts.get(i);
            if (numbers.putIfAbsent(name, numbers.size() + 1) == null) {
                bound.addValue(value(values.getOrDefault(name, ""), types.get(name)));
            }
            numbered.append('$').append(numbers.get(name)).append(parts.get(i + 1));
        }
        return new BoundSql(numbered.toString(), bound);
    }

    /** As MySQL takes it: a value for each place. */
    static BoundSql withQuestionMarks(String text, Map<String, String> values, Map<String, ParameterType> types) {
        var parts = Placeholders.ofSql(text).parts();
        var marked = new StringBuilder(parts.get(0));
        var bound = Tuple.tuple();
        for (int i = 1; i < parts.size(); i += 2) {
            bound.addValue(value(values.getOrDefault(parts.get(i), ""), types.get(parts.get(i))));
            marked.append('?').append(parts.get(i + 1));
        }
        return new BoundSql(marked.toString(), bound);
    }

    private static Object value(String value, ParameterType type) {
        return type == ParameterType.NUMBER || type == ParameterType.PORT ? new BigDecimal(value) : value;
    }
}
