package io.watchkeeper.decision.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The places in the text of a check that stand for values: {@code $name} in PromQL where a matcher's text stands, {@code :name} in SQL where a value stands,
 * {@code {name}} in a path for one segment. What stands in quotes or comments is text.
 *
 * @param parts text and names in turn, a text first and last
 */
public record Placeholders(List<String> parts) {
    private static final Pattern PROMQL = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*+`|#[^\\n]*|\\$([a-z][A-Za-z0-9]*)");
    private static final Pattern SQL = Pattern.compile(
            "'(?:[^']|'')*+'|\"[^\"]*+\"|--[^\\n]*|/\\*.*?\\*/|::|:([a-z][A-Za-z0-9]*)", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");
    /** What a placeholder of PromQL follows. */
    private static final Pattern MATCHER = Pattern.compile("(?s).*[A-Za-z0-9_]\\s*(=|!=|=~|!~)\\s*$");

    public Placeholders {
        parts = List.copyOf(parts);
    }

    static Placeholders of(CheckKind kind, String text) {
        return switch (kind) {
            case PROMETHEUS -> of(PROMQL, text);
            case SQL -> of(SQL, text);
            case HTTP, SSH, LOG, ELASTICSEARCH -> of(PATH, text);
            case TCP, DNS, CERTIFICATE, EVENTS, KUBERNETES, SCRIPT -> new Placeholders(List.of(text));
        };
    }

    public static Placeholders ofPromQl(String text) {
        return of(PROMQL, text);
    }

    public static Placeholders ofSql(String text) {
        return of(SQL, text);
    }

    public static Placeholders ofPath(String text) {
        return of(PATH, text);
    }

    private static Placeholders of(Pattern form, String text) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (var found = form.matcher(text); found.find(); ) {
            if (found.group(1) != null) {
                parts.add(text.substring(from, found.start()));
                parts.add(found.group(1));
                from = found.end();
            }
        }
        parts.add(text.substring(from));
        return new Placeholders(parts);
    }

    public Set<String> names() {
        var names = new TreeSet<String>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** The names that stand where PromQL has no matcher's text, so that a value there would be more than a value. */
    Set<String> outsideMatchers() {
        var names = new TreeSet<String>();
        for (int i = 1; i < parts.size(); i += 2) {
            if (!MATCHER.matcher(parts.get(i - 1)).matches()) {
                names.add(parts.get(i));
            }
        }
        return names;
    }
}
