package io.watchkeeper.library;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels that an expression leaves on its result, as far as its text tells: what it selects by equality, or what it groups by. */
final class KeptLabels {
    private static final Pattern SELECTED = Pattern.compile("([a-zA-Z_]\\w*)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern GROUPED = Pattern.compile("(?i)\\bby\\s*\\(([^)]*)\\)");
    private static final Pattern AGGREGATED = Pattern.compile("(?i)\\b(?:sum|avg|min|max|count|topk|quantile)\\b");

    private KeptLabels() {}

    static Map<String, String> of(String expression) {
        var selected = new TreeMap<String, String>();
        SELECTED.matcher(expression).results().forEach(found -> selected.put(found.group(1), found.group(2)));
        if (!AGGREGATED.matcher(expression).find()) {
            return selected;
        }
        var kept = new TreeMap<String, String>();
        var grouped = GROUPED.matcher(expression);
        if (grouped.find()) {
            Arrays.stream(grouped.group(1).split(","))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty() && !label.equals("le"))
                    .forEach(label -> kept.put(label, selected.getOrDefault(label, "some-" + label)));
        }
        return kept;
    }
}
