package io.watchkeeper.decision.meaning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.decision.table.Condition;
import io.watchkeeper.decision.table.HitPolicy;
import io.watchkeeper.decision.table.Keyword;
import io.watchkeeper.decision.table.Operator;
import io.watchkeeper.decision.table.Sortable;
import io.watchkeeper.decision.table.TableRow;
import io.watchkeeper.decision.table.TableSchema;

/** From the cells of a row to the facts that it is for. */
final class RegionReader {
    private final TableSchema schema;
    private final Map<Axis, Integer> places = new LinkedHashMap<>();
    private final List<Axis> axes;

    RegionReader(TableSchema schema) {
        this.schema = schema;
        for (var condition : schema.conditions()) {
            if (!condition.always()) {
                places.putIfAbsent(Axis.of(condition, schema), places.size());
            }
            if (condition.object() > 0) {
                places.putIfAbsent(Axis.joined(condition, schema), places.size());
            }
        }
        if (schema.dated()) {
            places.put(Axis.TIME, places.size());
        }
        axes = List.copyOf(places.keySet());
    }

    boolean unique() {
        return schema.hitPolicy() == HitPolicy.UNIQUE;
    }

    List<Axis> axes() {
        return axes;
    }

    /** The columns, counted from 0, that look at an axis. */
    List<Integer> columns(int place) {
        if (axes().get(place) == Axis.TIME) {
            return Stream.of(Keyword.DATE_EFFECTIVE, Keyword.DATE_EXPIRES)
                    .filter(schema.attributes()::containsKey)
                    .map(schema.attributes()::get)
                    .toList();
        }
        return schema.conditions().stream()
                .filter(condition -> !condition.always() && places.get(Axis.of(condition, schema)) == place)
                .map(Condition::column)
                .distinct()
                .toList();
    }

    Region read(TableRow row) {
        var allowed = new Allowed[places.size()];
        for (int i = 0; i < schema.conditions().size(); i++) {
            var condition = schema.conditions().get(i);
            var cell = row.conditions().get(i);
            if (cell.isPresent() && condition.object() > 0) {
                narrow(allowed, Axis.joined(condition, schema), Values.among(List.of("joined")));
            }
            if (cell.isPresent() && !condition.always()) {
                var axis = Axis.of(condition, schema);
                narrow(allowed, axis, allowed(condition.operator(), cell.get(), axis));
            }
        }
        if (schema.dated()) {
            time(row, allowed);
        }
        return new Region(axes, allowed);
    }

    private void narrow(Allowed[] allowed, Axis axis, Allowed asked) {
        int place = places.get(axis);
        allowed[place] = allowed[place] == null ? asked : allowed[place].and(asked);
    }

    /** Windows begin and end with a day, and neither moment is inside. */
    private void time(TableRow row, Allowed[] allowed) {
        var validity = row.validity();
        boolean begins = !validity.after().equals(Instant.MIN);
        boolean ends = !validity.before().equals(Instant.MAX);
        if (begins || ends) {
            narrow(
                    allowed,
                    Axis.TIME,
                    Values.between(
                            begins ? validity.after().getEpochSecond() : Long.MIN_VALUE,
                            ends ? validity.before().getEpochSecond() - 1 : Long.MAX_VALUE));
        }
    }

    private static Allowed allowed(Operator operator, Object cell, Axis axis) {
        return switch (operator) {
            case PRESENT -> Values.except(Set.of(Axis.ABSENT));
            case ONE_OF -> Values.among(values(cell, axis));
            case NONE_OF -> Values.except(values(cell, axis));
            case STARTS_WITH, ENDS_WITH, MATCHES ->
                Values.tested(operator, cell).and(Values.except(Set.of(Axis.ABSENT)));
            case NOT_MATCHES -> Values.tested(operator, cell);
            case ALL_OF -> Words.all((Set<?>) cell);
            case ANY_OF -> Words.any((Set<?>) cell);
            case WITHOUT -> Words.none((Set<?>) cell);
            case BELOW -> Values.between(Long.MIN_VALUE, (Long) cell - 1);
            case AT_MOST -> Values.between(Long.MIN_VALUE, (Long) cell);
            case ABOVE -> Values.between((Long) cell + 1, Long.MAX_VALUE);
            case AT_LEAST -> Values.between((Long) cell, Long.MAX_VALUE);
        };
    }

    private static List<Object> values(Object cell, Axis axis) {
        var values = new ArrayList<Object>();
        ((Set<?>) cell).forEach(value -> values.add(axis.number() ? (Object) Sortable.of(value) : value));
        return values;
    }
}
