package io.watchkeeper.plan.operation;

import java.util.Map;

import io.watchkeeper.decision.diagnosis.Placeholders;

/** A text with its values in as they are. It is for people, or is read by whoever takes it as strictly as it came. */
final class BoundText {
    private BoundText() {}

    /** @throws NotDone where a value is missing */
    static String strictly(String text, Map<String, String> values) {
        for (var name : Placeholders.ofPath(text).names()) {
            if (!values.containsKey(name)) {
                throw new NotDone("there is no value for " + name);
            }
        }
        return of(text, values);
    }

    static String of(String text, Map<String, String> values) {
        var parts = Placeholders.ofPath(text).parts();
        var bound = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i += 2) {
            bound.append(values.getOrDefault(parts.get(i), "?")).append(parts.get(i + 1));
        }
        return bound.toString();
    }
}
