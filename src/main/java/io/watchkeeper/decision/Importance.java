package io.watchkeeper.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much the business depends on the object of a signal, as its labels tell it. */
final class Importance {
    private static final List<String> LABELS = List.of(
            "importance",
            "business_importance",
            "criticality",
            "business_criticality",
            "service_tier",
            "tier",
            "service_level",
            "app_level");

    private static final Map<String, String> KNOWN = known();

    private Importance() {}

    private static Map<String, String> known() {
        var known = new HashMap<String, String>();
        for (var word :
                "high critical core vital important mission-critical gold platinum 0 1 p0 p1 tier0 tier1 tier-0 tier-1 a 核心 关键 重要 高"
                        .split(" ")) {
            known.put(word, "high");
        }
        for (var word :
                "low minor unimportant non-critical noncritical bronze 3 4 p3 p4 tier3 tier4 tier-3 tier-4 c 低 边缘 非核心 不重要 次要"
                        .split(" ")) {
            known.put(word, "low");
        }
        return Map.copyOf(known);
    }

    /** high, low, or empty; a label may hold other words, such as a layer of the application, and then says nothing. */
    static String of(Map<String, String> labels) {
        for (var label : LABELS) {
            var word = labels.get(label);
            var importance = word == null ? null : KNOWN.get(word.strip().toLowerCase(Locale.ROOT));
            if (importance != null) {
                return importance;
            }
        }
        return "";
    }
}
