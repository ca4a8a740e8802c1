package io.watchkeeper.rules;

import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Sheet;

/** The rules of a file by name, read without the engine. */
final class Tables {
    private Tables() {}

    /** The NAME cells of a decision table. */
    static List<String> rows(String table) {
        return cells(table).stream().map(row -> row.get(0)).toList();
    }

    /** The data rows of a decision table, cell by cell. */
    static List<List<String>> cells(String table) {
        var sheet = Sheet.read(text(table), new Problems().in(table));
        return sheet.rows().subList(firstRow(table), sheet.height()).stream()
                .filter(row -> !row.isEmpty())
                .toList();
    }

    /** Where the data rows begin, counted from 0. */
    static int firstRow(String table) {
        var lines = text(table).lines().toList();
        return (int) lines.stream()
                        .takeWhile(line -> !line.startsWith("RuleTable"))
                        .count()
                + 5;
    }

    static List<String> rules(String drl) {
        return text(drl)
                .lines()
                .filter(line -> line.startsWith("rule \""))
                .map(line -> line.substring("rule \"".length(), line.lastIndexOf('"')))
                .toList();
    }

    private static String text(String file) {
        return RuleTest.RULEBOOK.content().files().get(file);
    }
}
