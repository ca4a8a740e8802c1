package io.watchkeeper.rules;

import java.util.Map;
import java.util.Set;

import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.AlertTokens;
import io.watchkeeper.facts.InspectionResult;

/** Signals as the intake would make them. */
final class Signals {
    private Signals() {}

    static Alert alert(String name) {
        return alert(name, Set.of(), Map.of());
    }

    static Alert alert(String name, Set<String> metrics, Map<String, String> labels) {
        return new Alert("", "test", name, "error", "FIRING", "", AlertTokens.of(name), metrics, labels, Map.of());
    }

    static Alert alertWithSummary(String name, String summary) {
        return new Alert(
                "",
                "test",
                name,
                "error",
                "FIRING",
                "",
                AlertTokens.of(name),
                Set.of(),
                Map.of(),
                Map.of("summary", summary));
    }

    static InspectionResult inspection(String name, String objectKind, String outcome) {
        return new InspectionResult(
                "",
                "test",
                name,
                outcome,
                objectKind,
                "object",
                "",
                "",
                "",
                "",
                AlertTokens.of(name),
                0,
                "",
                "",
                "",
                Map.of());
    }
}
