package io.watchkeeper.decision.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.table.Condition;
import io.watchkeeper.decision.table.Operator;
import io.watchkeeper.decision.table.Sortable;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.decision.table.TableSchema;

/** From the cells of a row to the facts that it is for. */
final class RegionReader {
    private final List<Condition> conditions;
    private final Map<Axis, Integer> places = new LinkedHashMap<>();

    RegionReader(TableSchema schema) {
        this.conditions = schema.conditions();
        for (var condition : conditions) {
            if (!condition.always()) {
                places.putIfAbsent(Axis.of(condition), places.size());
            }
        }
    }

    List<Axis> axes() {
        return List.copyOf(places.keySet());
    }

    /** The columns, counted from 0, that look at an axis. */
    List<Integer> columns(int axis) {
        var columns = new ArrayList<Integer>();
        for (var condition : conditions) {
            if (!condition.always() && places.get(Axis.of(condition)) == axis) {
                columns.add(condition.column());
            }
        }
        return columns;
    }

    Region read(TableRow row) {
        var allowed = new Allowed[places.size()];
        for (int i = 0; i < conditions.size(); i++) {
            var condition = conditions.get(i);
            var cell = row.conditions().get(i);
            if (!condition.always() && cell.isPresent()) {
                var axis = Axis.of(condition);
                int place = places.get(axis);
                var asked = allowed(condition.operator(), cell.get(), axis);
                allowed[place] = allowed[place] == null ? asked : allowed[place].and(asked);
            }
        }
        return new Region(allowed);
    }

    private static Allowed allowed(Operator operator, Object cell, Axis axis) {
        return switch (operator) {
            case ONE_OF -> Values.among(values(cell, axis));
            case ALL_OF -> Words.all((Set<?>) cell);
            case ANY_OF -> Words.any((Set<?>) cell);
            case BELOW -> Values.between(Long.MIN_VALUE, (Long) cell - 1);
            case AT_MOST -> Values.between(Long.MIN_VALUE, (Long) cell);
            case ABOVE -> Values.between((Long) cell + 1, Long.MAX_VALUE);
            case AT_LEAST -> Values.between((Long) cell, Long.MAX_VALUE);
            default -> Values.tested(operator, cell);
        };
    }

    private static List<Object> values(Object cell, Axis axis) {
        return ((Set<?>) cell)
                .stream()
                        .map(value -> axis.number() ? (Object) Sortable.of(value) : value)
                        .toList();
    }
}
