package io.watchkeeper.decision.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.facts.InspectionResult;
import software.amazon.event.ruler.Machine;

/** The benchmark's table in AWS Event Ruler, which takes events as JSON. It has no patterns; a literal with {@code .*} after it is its prefix. */
final class RulerTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = BenchTable.FIELDS;

    private final Machine machine = Machine.builder().build();

    RulerTable(BenchTable table) {
        try {
            for (int row = 0; row < table.rows().size(); row++) {
                machine.addRule("row " + row, rule(table.rows().get(row)));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static String rule(List<String> cells) throws JsonProcessingException {
        var rule = new TreeMap<String, Object>();
        // a rule without a condition is refused there; every fact has this field
        rule.put("guard", List.of("x"));
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                rule.put(FIELDS.get(i), condition(FIELDS.get(i), cells.get(i)));
            }
        }
        return JSON.writeValueAsString(rule);
    }

    private static List<?> condition(String field, String cell) {
        var values = Arrays.stream(cell.split(",")).map(String::trim).toList();
        return switch (field) {
            case "name" -> List.of(java.util.Map.of("prefix", cell.replace("[0-9]+", "")));
            case "objectName" -> List.of(java.util.Map.of("prefix", cell));
            case "value" ->
                List.of(java.util.Map.of(
                        "numeric", List.of(">=", Long.valueOf(values.get(0)), "<", Long.valueOf(values.get(1)))));
            default -> values;
        };
    }

    int matches(List<InspectionResult> facts) {
        int matched = 0;
        try {
            for (var fact : facts) {
                matched += machine.rulesForJSONEvent(json(fact)).size();
            }
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
        return matched;
    }

    /** What writing the events costs; it is part of the time above. */
    static int write(List<InspectionResult> facts) {
        int length = 0;
        for (var fact : facts) {
            length += json(fact).length() > 0 ? 1 : 0;
        }
        return length;
    }

    private static String json(InspectionResult fact) {
        var event = new StringBuilder(400).append("{\"guard\":\"x\"");
        var values = List.of(
                fact.source(),
                fact.name(),
                fact.outcome(),
                fact.objectKind(),
                fact.objectName(),
                fact.application(),
                fact.product(),
                fact.site(),
                fact.environment(),
                "",
                fact.labels().get("team"),
                fact.labels().get("tier"));
        for (int i = 0; i < values.size(); i++) {
            event.append(",\"").append(FIELDS.get(i)).append("\":");
            if (FIELDS.get(i).equals("value")) {
                event.append(fact.value());
            } else {
                event.append('"').append(values.get(i)).append('"');
            }
        }
        return event.append('}').toString();
    }
}
