package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.watchkeeper.facts.InspectionResult;

/**
 * The table of the benchmark, the same for the same seed and size: 12 condition columns, each cell blank with probability 0.5 on its own, one column of
 * patterns that begin with a literal, {@code in} and ranges. Of the facts 1 in 100 hits no row; the others are made after a row.
 */
public final class BenchTable {
    static final List<String> TEMPLATES = List.of(
            "signal != null?",
            "source == \"$param\"",
            "name matches \"$param\"",
            "outcome == \"$param\"",
            "objectKind in (forall(,){\"$\"})",
            "objectName str[startsWith] \"$param\"",
            "application == \"$param\"",
            "product in (forall(,){\"$\"})",
            "site == \"$param\"",
            "environment in (forall(,){\"$\"})",
            "value >= $1, value < $2",
            "labels[\"team\"] == \"$param\"",
            "labels[\"tier\"] in (forall(,){\"$\"})");

    /** What the columns look at, without the guard; the last two are labels. */
    static final List<String> FIELDS = List.of(
            "source",
            "name",
            "outcome",
            "objectKind",
            "objectName",
            "application",
            "product",
            "site",
            "environment",
            "value",
            "team",
            "tier");

    private final Random random;
    private final List<List<String>> rows = new ArrayList<>();

    public BenchTable(long seed, int rows) {
        random = new Random(seed);
        for (int row = 0; row < rows; row++) {
            this.rows.add(row());
        }
    }

    /** The cells of each row, of the 12 columns after the guard. */
    List<List<String>> rows() {
        return rows;
    }

    public String csv() {
        var lines = rows.stream()
                .map(row -> ",,x,"
                        + String.join(",", row.stream().map(Tables::quoted).toList()) + ",HIGH,R")
                .toArray(String[]::new);
        return Tables.text("$i : InspectionResult", TEMPLATES, lines);
    }

    private List<String> row() {
        var cells = new ArrayList<String>();
        int low = random.nextInt(990);
        var filled = List.of(
                word("source", 20),
                word("name", 200) + "-[0-9]+",
                List.of("PASSED", "FAILED", "ERROR").get(random.nextInt(3)),
                list("kind", 12),
                word("object", 200),
                word("app", 500),
                list("product", 60),
                word("site", 8),
                list("env", 5),
                low + ", " + (low + 1 + random.nextInt(400)),
                word("team", 80),
                list("tier", 6));
        for (var cell : filled) {
            cells.add(random.nextBoolean() ? "" : cell);
        }
        return cells;
    }

    private String word(String kind, int many) {
        return kind + random.nextInt(many);
    }

    private String list(String kind, int many) {
        return String.join(
                ", ",
                IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(i -> word(kind, many))
                        .distinct()
                        .toList());
    }

    /** Facts made after rows, and 1 in 100 that no row can match, because every column misses. */
    public List<InspectionResult> facts(int many) {
        var facts = new ArrayList<InspectionResult>();
        for (int i = 0; i < many; i++) {
            facts.add(fact(i % 100 == 99 ? List.of() : rows.get(random.nextInt(rows.size()))));
        }
        return facts;
    }

    private InspectionResult fact(List<String> row) {
        boolean none = row.isEmpty();
        return new InspectionResult(
                "0",
                text(row, 0, none ? "nowhere" : word("source", 20)),
                text(row, 1, none ? "nothing" : word("name", 200)).replace("[0-9]+", "17"),
                none ? "NONE" : text(row, 2, "FAILED"),
                text(row, 3, none ? "nothing" : word("kind", 12)),
                text(row, 4, none ? "nothing" : word("object", 200)) + "-7",
                text(row, 5, none ? "nothing" : word("app", 500)),
                text(row, 6, none ? "nothing" : word("product", 60)),
                text(row, 7, none ? "nowhere" : word("site", 8)),
                text(row, 8, none ? "nowhere" : word("env", 5)),
                Set.of(),
                none ? -1 : Double.parseDouble(text(row, 9, Integer.toString(random.nextInt(1000)))),
                "",
                "",
                "",
                Map.of(
                        "team", text(row, 10, none ? "nobody" : word("team", 80)),
                        "tier", text(row, 11, none ? "none" : word("tier", 6))));
    }

    /** The first value of the row's cell, or another where the cell is blank. */
    private static String text(List<String> row, int column, String other) {
        return row.isEmpty() || row.get(column).isEmpty()
                ? other
                : row.get(column).split(",")[0].trim();
    }
}
