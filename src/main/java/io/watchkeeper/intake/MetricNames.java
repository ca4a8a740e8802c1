package io.watchkeeper.intake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds the metrics that an alert was computed from, in the expression that Prometheus puts into generatorURL. */
final class MetricNames {
    private static final String EXPRESSION = "g0.expr=";
    private static final int LONGEST_EXPRESSION = 4096;
    private static final int MOST_NAMES = 64;

    /** Words of PromQL that no parenthesis follows directly. */
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "unless",
            "bool",
            "offset",
            "inf",
            "nan",
            "atan2",
            "sum",
            "avg",
            "min",
            "max",
            "count",
            "group",
            "stddev",
            "stdvar",
            "topk",
            "bottomk",
            "quantile",
            "count_values",
            "limitk",
            "limit_ratio",
            "start",
            "end");

    /** Words of PromQL that a list of label names follows. */
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private MetricNames() {}

    /** The metric names of the URL's expression and the words they are made of, in lower case; at most 64. */
    static Set<String> of(String generatorUrl) {
        int start = generatorUrl.indexOf(EXPRESSION);
        if (start < 0) {
            return Set.of();
        }
        int end = generatorUrl.indexOf('&', start);
        String encoded = generatorUrl.substring(start + EXPRESSION.length(), end < 0 ? generatorUrl.length() : end);
        return inExpression(decoded(cut(encoded)));
    }

    static Set<String> inExpression(String expression) {
        var names = new TreeSet<String>();
        int at = 0;
        while (at < expression.length() && names.size() < MOST_NAMES) {
            char unit = expression.charAt(at);
            if (unit == '#') {
                at = afterLine(expression, at);
            } else if (unit == '{' || unit == '[') {
                at = after(expression, at, unit == '{' ? '}' : ']');
            } else if (unit == '"' || unit == '\'' || unit == '`') {
                at = afterQuoted(expression, at);
            } else if (isNamePart(unit)) {
                at = addName(expression, at, names);
            } else {
                at++;
            }
        }
        return names;
    }

    private static int addName(String expression, int start, Set<String> names) {
        int end = start;
        while (end < expression.length() && isNamePart(expression.charAt(end))) {
            end++;
        }
        if (Character.isDigit(expression.charAt(start))) {
            return end; // a number, or a duration such as 5m
        }
        String name = expression.substring(start, end).toLowerCase(Locale.ROOT);
        int next = end;
        while (next < expression.length() && Character.isWhitespace(expression.charAt(next))) {
            next++;
        }
        boolean opens = next < expression.length() && expression.charAt(next) == '(';
        if (BEFORE_LABELS.contains(name)) {
            return opens ? after(expression, next, ')') : end;
        }
        if (!opens && !WORDS.contains(name)) {
            addWords(name, names);
        }
        return end;
    }

    private static void addWords(String name, Set<String> names) {
        names.add(name);
        int start = 0;
        for (int at = 0; at <= name.length() && names.size() < MOST_NAMES; at++) {
            if (at == name.length() || name.charAt(at) == '_' || name.charAt(at) == ':') {
                if (at > start) {
                    names.add(name.substring(start, at));
                }
                start = at + 1;
            }
        }
    }

    /** A comment goes on to the end of its line. */
    private static int afterLine(String expression, int start) {
        int end = expression.indexOf('\n', start);
        return end < 0 ? expression.length() : end + 1;
    }

    private static int after(String expression, int open, char close) {
        int at = open + 1;
        while (at < expression.length()) {
            char unit = expression.charAt(at);
            if (unit == close) {
                return at + 1;
            }
            at = unit == '"' || unit == '\'' || unit == '`' ? afterQuoted(expression, at) : at + 1;
        }
        return at;
    }

    private static int afterQuoted(String expression, int open) {
        char quote = expression.charAt(open);
        int at = open + 1;
        while (at < expression.length() && expression.charAt(at) != quote) {
            at += expression.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        return at + 1;
    }

    private static boolean isNamePart(char unit) {
        return unit < 128 && (Character.isLetterOrDigit(unit) || unit == '_' || unit == ':');
    }

    /** Bounded, and never in the middle of an escape. */
    private static String cut(String encoded) {
        if (encoded.length() <= LONGEST_EXPRESSION) {
            return encoded;
        }
        int escape = encoded.lastIndexOf('%', LONGEST_EXPRESSION - 1);
        return encoded.substring(0, escape > LONGEST_EXPRESSION - 3 ? escape : LONGEST_EXPRESSION);
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // a broken escape: no metric is better than a wrong one
        }
    }
}
