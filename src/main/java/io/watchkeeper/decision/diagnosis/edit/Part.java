package io.watchkeeper.decision.diagnosis.edit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.decision.table.Argument;
import io.watchkeeper.decision.table.Condition;
import io.watchkeeper.decision.table.Keyword;
import io.watchkeeper.decision.table.Operator;
import io.watchkeeper.decision.table.TableSchema;

/** What a cell of a row of a tree says, whatever its column is called and wherever it stands. */
enum Part {
    RULE(""),
    APPLIES(""),
    NODE("node", Operator.ONE_OF),
    STATUS("status", Operator.ONE_OF),
    FROM("value", Operator.AT_LEAST),
    BELOW("value", Operator.BELOW),
    TEXT("text", Operator.ONE_OF),
    OTHER("text", Operator.NONE_OF),
    NEXT("next"),
    CHECK("check"),
    ARGUMENTS("arguments"),
    CAUSE("cause"),
    CONFIDENCE("confidence"),
    IMPACT("impact"),
    PLAN("plan"),
    RANK("rank");

    private final String component;
    private final Optional<Operator> operator;

    Part(String component, Operator operator) {
        this.component = component;
        this.operator = Optional.of(operator);
    }

    Part(String component) {
        this.component = component;
        this.operator = Optional.empty();
    }

    /** The columns of a table by what they say. */
    static Map<Part, Integer> columns(TableSchema schema) {
        var columns = new EnumMap<Part, Integer>(Part.class);
        Optional.ofNullable(schema.attributes().get(Keyword.NAME)).ifPresent(column -> columns.put(RULE, column));
        for (var condition : schema.conditions()) {
            of(condition).ifPresent(part -> columns.put(part, condition.column()));
        }
        for (int place = 0; place < schema.arguments().size(); place++) {
            if (schema.arguments().get(place) instanceof Argument.OfCell cell) {
                var name = schema.decision().components().get(place).name();
                of(name).ifPresent(part -> columns.put(part, cell.column()));
            }
        }
        return columns;
    }

    private static Optional<Part> of(Condition condition) {
        if (condition.always()) {
            return Optional.of(APPLIES);
        }
        return Stream.of(values())
                .filter(part -> part.component.equals(condition.field().name())
                        && part.operator.equals(Optional.of(condition.operator())))
                .findFirst();
    }

    private static Optional<Part> of(String component) {
        return Stream.of(values())
                .filter(part -> part.operator.isEmpty() && part.component.equals(component))
                .findFirst();
    }
}
