package io.watchkeeper.decision.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cells for the templates of {@link RandomKind}. */
final class RandomCells {
    static final List<String> WORDS = List.of(
            "disk",
            "cpu",
            "full",
            "磁盘",
            "空间",
            "a b",
            "end",
            "rule",
            "when",
            "//",
            "$x",
            "/*",
            "x'y",
            "{y}",
            "null",
            "1",
            "forall",
            "Disk",
            "disk-full",
            "$1",
            "x@{y}",
            "#",
            "a-",
            "𝄞",
            "true");
    static final List<String> NUMBERS =
            List.of("-1.5", "0", "0.1", "2.5", "90", "2.11", "-0", "123456789012.5", "0.000001", "-90", "7.0");
    static final List<Long> WHOLE = List.of(-1L, 0L, 1L, 2L, 3L, 12345678901L, -123456789L, 123456789012345678L);

    private static final List<String> ATOMS = List.of(
            "disk",
            "c",
            "p",
            "磁",
            "盘",
            "空间",
            ".",
            "\\\\d",
            "\\\\w",
            "\\\\s",
            "\\\\S",
            "[a-d]",
            "[^a-d]",
            "[dD磁]",
            "(a|b|disk)",
            "(?:cpu|full)",
            "\\\\-",
            "f",
            "u",
            "l",
            "b a",
            "x",
            "\\\\.",
            "$x",
            "k",
            "K",
            "𝄞");
    private static final List<String> QUANTIFIERS = List.of("", "", "", "*", "+", "?", "{1,2}", "{2}", "*?", "{0,3}");

    private final Random random;

    RandomCells(Random random) {
        this.random = random;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String cell(String template) {
        if (template.endsWith("null?")) {
            return "x";
        }
        if (template.contains("matches")) {
            return pattern();
        }
        var field = template.replaceAll("^\\(?forall\\([,|]*\\)\\{", "").split("\\W")[0];
        if (template.contains("$2")) {
            var second = template.split(",")[1].trim().split("\\W")[0];
            boolean turned = template.indexOf("$2") < template.indexOf("$1");
            return value(turned ? second : field, true) + "," + value(turned ? field : second, true);
        }
        if (!template.contains("forall")) {
            return value(field, false);
        }
        var parts = new ArrayList<String>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            parts.add(value(field, true));
        }
        return String.join(random.nextBoolean() ? "," : " , ", parts);
    }

    String value(String field, boolean list) {
        return switch (field) {
            case "kind" -> one(List.of("ALERT", "INSPECTION"));
            case "severity" -> one(List.of("critical", "error", "warning"));
            case "status" -> one(List.of("FIRING", "RESOLVED"));
            case "outcome" -> one(List.of("PASSED", "FAILED", "ERROR"));
            case "storm", "reopened" -> Boolean.toString(random.nextBoolean());
            case "occurrences", "openMinutes", "objects", "firing", "opened", "windowSeconds" ->
                one(WHOLE).toString();
            case "value" -> one(NUMBERS);
            default ->
                list
                        ? one(WORDS.stream()
                                .filter(word -> !word.matches(".*['{].*"))
                                .toList())
                        : one(WORDS);
        };
    }

    /** A pattern as it stands in a cell, with each backslash twice. */
    String pattern() {
        var text = new StringBuilder(random.nextInt(4) == 0 ? one(List.of("(?i)", "(?s)", "(?is)")) : "");
        text.append(random.nextInt(6) == 0 ? "^" : "");
        int atoms = 1 + random.nextInt(4);
        for (int i = 0; i < atoms; i++) {
            var atom = one(ATOMS).replace("$x", "x");
            boolean single = atom.codePointCount(0, atom.length()) == 1 || "([\\".indexOf(atom.charAt(0)) >= 0;
            text.append(i > 0 && random.nextInt(8) == 0 ? "|" : "").append(atom);
            text.append(single || random.nextInt(3) == 0 ? one(QUANTIFIERS) : "");
        }
        return text.append(random.nextInt(6) == 0 ? "$" : "").toString();
    }
}
