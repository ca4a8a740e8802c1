package io.watchkeeper.plan.operation;

import java.util.Map;

import io.watchkeeper.decision.diagnosis.Placeholders;

/** A text for people with its values in: nobody carries it out. */
final class BoundText {
    private BoundText() {}

    static String of(String text, Map<String, String> values) {
        var parts = Placeholders.ofPath(text).parts();
        var bound = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i += 2) {
            bound.append(values.getOrDefault(parts.get(i), "?")).append(parts.get(i + 1));
        }
        return bound.toString();
    }
}
