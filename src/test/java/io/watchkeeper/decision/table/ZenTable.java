package io.watchkeeper.decision.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.facts.InspectionResult;

/** The table of the benchmark as GoRules ZEN reads it: a decision of one table that collects its rows. */
final class ZenTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = BenchTable.FIELDS;

    private ZenTable() {}

    /** Writes the decision, the facts, and how many rows match in all. */
    static void write(Path file, BenchTable table, List<InspectionResult> facts, int matching) {
        try {
            Files.createDirectories(file.getParent());
            JSON.writeValue(
                    file.toFile(),
                    Map.of(
                            "rows", table.rows().size(),
                            "decision", decision(table),
                            "facts", facts.stream().map(ZenTable::context).toList(),
                            "matching", matching));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Map<String, Object> decision(BenchTable table) {
        var inputs = FIELDS.stream()
                .map(field -> Map.of("id", field, "name", field, "field", field))
                .toList();
        var rules = new ArrayList<Map<String, String>>();
        for (var cells : table.rows()) {
            var rule = new LinkedHashMap<String, String>();
            rule.put("_id", "r" + rules.size());
            rule.put("row", Integer.toString(rules.size()));
            for (int i = 0; i < cells.size(); i++) {
                rule.put(FIELDS.get(i), cells.get(i).isEmpty() ? "" : condition(FIELDS.get(i), cells.get(i)));
            }
            rules.add(rule);
        }
        var content = Map.of(
                "hitPolicy",
                "collect",
                "inputs",
                inputs,
                "outputs",
                List.of(Map.of("id", "row", "name", "row", "field", "row")),
                "rules",
                rules);
        return Map.of(
                "nodes",
                        List.of(
                                Map.of("id", "in", "type", "inputNode", "name", "in"),
                                Map.of("id", "table", "type", "decisionTableNode", "name", "table", "content", content),
                                Map.of("id", "out", "type", "outputNode", "name", "out")),
                "edges",
                        List.of(
                                Map.of("id", "1", "sourceId", "in", "targetId", "table", "type", "edge"),
                                Map.of("id", "2", "sourceId", "table", "targetId", "out", "type", "edge")));
    }

    private static String condition(String field, String cell) {
        var values = Arrays.stream(cell.split(",")).map(String::trim).toList();
        return switch (field) {
            case "name" -> "matches($, \"^" + cell + "$\")";
            case "objectName" -> "startsWith($, \"" + cell + "\")";
            case "value" -> "[" + values.get(0) + ".." + values.get(1) + ")";
            default -> values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
        };
    }

    private static Map<String, Object> context(InspectionResult fact) {
        var context = new LinkedHashMap<String, Object>();
        context.put("source", fact.source());
        context.put("name", fact.name());
        context.put("outcome", fact.outcome());
        context.put("objectKind", fact.objectKind());
        context.put("objectName", fact.objectName());
        context.put("application", fact.application());
        context.put("product", fact.product());
        context.put("site", fact.site());
        context.put("environment", fact.environment());
        context.put("value", fact.value());
        context.put("team", fact.labels().get("team"));
        context.put("tier", fact.labels().get("tier"));
        return context;
    }
}
