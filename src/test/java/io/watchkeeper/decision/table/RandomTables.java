package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.RiskEvent;

/** Random tables of every operator that we execute, and facts that hit them often. The same seed gives the same table. */
public final class RandomTables {
    private static final List<String> WORDS = List.of(
            "disk", "cpu", "full", "磁盘", "空间", "a b", "end", "rule", "when", "//", "$x", "/*", "x'y", "{y}", "null",
            "1", "forall");

    private static final List<String> EVENT_COLUMNS = List.of(
            "kind",
            "severity == \"$param\"",
            "environment in (forall(,){\"$\"})",
            "occurrences >= $param",
            "occurrences < $param",
            "openMinutes > $param",
            "objects <= $param",
            "firing == $param",
            "storm == $param",
            "reopened == $param");

    private static final List<String> ALERT_COLUMNS = List.of(
            "name",
            "source == \"$param\"",
            "status in (forall(,){\"$\"})",
            "labels[\"job\"] == \"$param\"",
            "labels[\"the key\"] in (forall(,){\"$\"})",
            "forall(,){tokens contains \"$\"}",
            "forall(||){tokens contains \"$\"}",
            "(forall(||){metrics contains \"$\"})",
            "forall(,){metrics contains \"$\"}");

    private static final List<String> INSPECTION_COLUMNS = List.of(
            "outcome",
            "status",
            "value >= $param",
            "value < $param",
            "value > $param",
            "objectKind in (forall(,){\"$\"})",
            "forall(||){tokens contains \"$\"}");

    private final Random random;
    private final int kind;

    public RandomTables(long seed) {
        random = new Random(seed);
        kind = random.nextInt(3);
    }

    /** The text of a table with this many rows. */
    public String table(int rows) {
        var columns = columns();
        var lines = new String[rows];
        for (int i = 0; i < rows; i++) {
            lines[i] = row(columns);
        }
        columns.add(0, "signal != null?");
        return Tables.text(
                List.of("$e : RiskEvent", "$a : Alert", "$i : InspectionResult").get(kind), columns, lines);
    }

    private List<String> columns() {
        var all = List.of(EVENT_COLUMNS, ALERT_COLUMNS, INSPECTION_COLUMNS).get(kind);
        var chosen = new ArrayList<String>();
        for (var column : all) {
            if (random.nextInt(3) > 0) {
                chosen.add(column);
            }
        }
        return chosen;
    }

    private String row(List<String> columns) {
        var cells = new ArrayList<String>();
        cells.add(random.nextBoolean() ? "" : Integer.toString(random.nextInt(5) - 2));
        cells.add(random.nextInt(3) > 0 ? "" : one(List.of("g", "h", "G")));
        cells.add("x");
        for (var column : columns) {
            cells.add(random.nextInt(5) < 3 ? "" : Tables.quoted(cell(column)));
        }
        cells.add(one(List.of("HIGH", "LOW")));
        cells.add(one(List.of("R", "S")));
        return String.join(",", cells);
    }

    private String cell(String column) {
        if (column.contains("forall")) {
            var parts = new ArrayList<String>();
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                parts.add(
                        value(column.replaceAll("[({]?forall\\([,|]*\\)\\{", "").trim(), true));
            }
            return String.join(random.nextBoolean() ? "," : " , ", parts);
        }
        return value(column, false);
    }

    private String value(String column, boolean list) {
        return switch (column.split("\\W")[0]) {
            case "kind" -> one(List.of("ALERT", "INSPECTION"));
            case "severity" -> one(List.of("critical", "error", "warning"));
            case "status" -> one(List.of("FIRING", "RESOLVED"));
            case "outcome" -> one(List.of("PASSED", "FAILED", "ERROR"));
            case "storm", "reopened" -> Boolean.toString(random.nextBoolean());
            case "occurrences", "openMinutes", "objects", "firing" -> Long.toString(whole());
            case "value" -> one(List.of("-1.5", "0", "0.1", "2.5", "90", "2.11"));
            default ->
                list
                        ? one(WORDS.stream()
                                .filter(word -> !word.matches(".*['{].*"))
                                .toList())
                        : one(WORDS);
        };
    }

    private long whole() {
        return one(List.of(-1L, 0L, 1L, 2L, 3L, 12345678901L));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A fact of the table's type. */
    public Fact fact(String signal) {
        return switch (kind) {
            case 0 -> event(signal);
            case 1 -> alert(signal);
            default -> inspection(signal);
        };
    }

    private RiskEvent event(String signal) {
        var severity = random.nextInt(4) == 0 ? null : value("severity", false);
        var environment = one(WORDS);
        return new RiskEvent(
                signal,
                value("kind", false),
                "DISK",
                "host",
                "HIGH",
                severity,
                environment,
                whole(),
                whole(),
                whole(),
                whole(),
                random.nextBoolean(),
                random.nextBoolean(),
                "");
    }

    private Alert alert(String signal) {
        return new Alert(
                signal, one(WORDS), one(WORDS), "", value("status", false), "", words(), words(), labels(), Map.of());
    }

    private InspectionResult inspection(String signal) {
        var measured = Double.parseDouble(value("value", false)) + (random.nextInt(4) == 0 ? 0.001 : 0);
        return new InspectionResult(
                signal,
                "s",
                "n",
                value("outcome", false),
                one(WORDS),
                "o",
                "",
                "",
                "",
                "",
                words(),
                measured,
                "",
                "",
                "",
                Map.of());
    }

    private TreeSet<String> words() {
        var words = new TreeSet<String>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            words.add(one(WORDS));
        }
        return words;
    }

    private Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        for (var key : List.of("job", "the key")) {
            if (random.nextBoolean()) {
                labels.put(key, one(WORDS));
            }
        }
        return labels;
    }
}
