package io.watchkeeper.diagnosis.check;

import java.util.Map;

import io.watchkeeper.decision.diagnosis.Placeholders;

/** Puts values into PromQL as what they are: quoted texts behind the operators of label matchers. */
final class PromQl {
    private PromQl() {}

    static String bind(String query, Map<String, String> values) {
        var parts = Placeholders.ofPromQl(query).parts();
        var bound = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i += 2) {
            var value = values.get(parts.get(i));
            if (value == null) {
                throw new CheckFailed("the query names a parameter that it does not have: " + parts.get(i));
            }
            boolean pattern = parts.get(i - 1).stripTrailing().endsWith("~");
            bound.append(quoted(pattern ? escaped(value) : value)).append(parts.get(i + 1));
        }
        return bound.toString();
    }

    /** For a matcher that takes a pattern: every character that means something there stands for itself. */
    private static String escaped(String value) {
        return value.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
    }

    /** A literal as Go writes it. */
    private static String quoted(String value) {
        var literal = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                literal.append('\\').appendCodePoint(point);
            } else if (point < ' ') {
                literal.append("\\x%02x".formatted(point));
            } else {
                literal.appendCodePoint(point);
            }
        });
        return literal.append('"').toString();
    }
}
