package io.watchkeeper.library;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.intake.PostedAlert;

/**
 * One alert rule of a published list.
 *
 * @param list the file's name without its ending
 * @param position in the list, from 0; names repeat
 */
record ListedRule(
        String list,
        int position,
        String alertname,
        String severity,
        String expression,
        String summary,
        String description) {
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}");

    String place() {
        return list + " " + position;
    }

    /** What Prometheus would send when the rule fires. */
    Alert alert() {
        var labels = new TreeMap<>(KeptLabels.of(expression));
        labels.put("alertname", alertname);
        labels.put("severity", severity);
        return PostedAlert.of(
                labels,
                Map.of("summary", filled(summary), "description", filled(description)),
                "http://prometheus:9090/graph?g0.expr="
                        + URLEncoder.encode(expression, StandardCharsets.UTF_8)
                        + "&g0.tab=1");
    }

    private static String filled(String template) {
        return TEMPLATE.matcher(template).replaceAll("42");
    }
}
