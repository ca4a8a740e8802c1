package io.watchkeeper.decision;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.Signal;

/** Finds out which object a signal speaks of. */
public final class ObjectReferences {
    private static final List<String> COMMON_LABELS = List.of("pod", "node", "instance", "host", "hostname", "service");

    /** A host with a port: a name or an IPv4 address, or an IPv6 address in brackets. */
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\[\\]]+)):\\d{1,5}");

    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.%]+)]");

    private ObjectReferences() {}

    /** The labels that the scenario names, else the common ones; the first present wins, and where none is, the signal's name stands for the object. */
    public static ObjectReference of(Signal signal, RiskScenario scenario) {
        return of(signal, scenario.objectLabels());
    }

    /** The same where no scenario is known. */
    public static ObjectReference of(Signal signal) {
        return of(signal, List.of());
    }

    private static ObjectReference of(Signal signal, List<String> labels) {
        if (signal instanceof InspectionResult inspection
                && !inspection.objectName().isEmpty()) {
            return new ObjectReference(inspection.objectKind(), inspection.objectName());
        }
        return first(signal, labels)
                .or(() -> first(signal, COMMON_LABELS))
                .orElseGet(() -> new ObjectReference(
                        signal instanceof InspectionResult ? "inspection" : "alert", signal.name()));
    }

    private static Optional<ObjectReference> first(Signal signal, List<String> labels) {
        return labels.stream()
                .filter(label -> !signal.labels().getOrDefault(label, "").isEmpty())
                .findFirst()
                .map(label -> new ObjectReference(label, name(signal, label)));
    }

    private static String name(Signal signal, String label) {
        var value = signal.labels().get(label);
        if (label.equals("pod")) {
            var namespace = signal.labels().getOrDefault("namespace", "");
            return namespace.isEmpty() ? value : namespace + "/" + value;
        }
        return label.equals("instance") ? withoutPort(value) : value;
    }

    private static String withoutPort(String instance) {
        var both = HOST_AND_PORT.matcher(instance);
        if (both.matches()) {
            return both.group(1) == null ? both.group(2) : both.group(1);
        }
        var bare = BRACKETS.matcher(instance);
        return bare.matches() ? bare.group(1) : instance;
    }
}
