package io.watchkeeper.rules;

import java.util.List;

/** The rules of a file by name, read without the engine. */
final class Tables {
    private Tables() {}

    /** The NAME cells of a decision table; ours contain neither commas nor quotes. */
    static List<String> rows(String table) {
        var lines = text(table).lines().toList();
        var start =
                lines.stream().takeWhile(line -> !line.startsWith("RuleTable")).count();
        return lines.stream()
                .skip(start + 5)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
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
