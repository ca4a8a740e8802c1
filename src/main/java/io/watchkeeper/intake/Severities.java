package io.watchkeeper.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Brings the severity words of many systems down to four. */
final class Severities {
    private static final List<String> LABELS = List.of("severity", "level", "priority");
    private static final Map<String, String> KNOWN = known();

    private Severities() {}

    private static Map<String, String> known() {
        var known = new HashMap<String, String>();
        add(known, "critical", "critical crit fatal emergency emerg alert page disaster p0 p1 sev0 sev1 紧急 致命 灾难");
        add(known, "error", "error err high major p2 sev2 严重 重要 高");
        add(known, "warning", "warning warn average minor medium p3 sev3 警告 一般 中");
        add(known, "info", "info informational information low none notice debug p4 p5 sev4 sev5 提示 通知 低");
        return Map.copyOf(known);
    }

    private static void add(Map<String, String> known, String severity, String words) {
        for (String word : words.split(" ")) {
            known.put(word, severity);
        }
    }

    /** critical, error, warning, info, or empty when no label says a word that is known. */
    static String of(Map<String, String> labels) {
        for (String label : LABELS) {
            String word = labels.get(label);
            String severity = word == null ? null : KNOWN.get(word.strip().toLowerCase(Locale.ROOT));
            if (severity != null) {
                return severity;
            }
        }
        return "";
    }
}
