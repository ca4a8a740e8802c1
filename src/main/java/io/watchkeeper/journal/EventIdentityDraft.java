package io.watchkeeper.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.watchkeeper.decision.EventKey;
import io.watchkeeper.decision.ObjectReference;
import io.watchkeeper.decision.ObjectReferences;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.event.EventIdentity;
import io.watchkeeper.event.ScenarioInWorkspace;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.Sighting;
import io.watchkeeper.object.change.OpenChanges;

/** The event that a signal would open, all but its number. */
record EventIdentityDraft(Incoming incoming, RiskScenario scenario, ObjectReference object, UUID key) {
    private static final List<String> APPLICATION_LABELS =
            List.of("application", "app", "app_kubernetes_io_name", "service");

    static EventIdentityDraft of(Incoming incoming, RiskScenario scenario) {
        var object = ObjectReferences.of(incoming.signal(), scenario);
        return new EventIdentityDraft(
                incoming, scenario, object, EventKey.of(incoming.workspace(), scenario, object, incoming.signal()));
    }

    ScenarioInWorkspace scope() {
        return new ScenarioInWorkspace(incoming.workspace(), scenario.code());
    }

    /** What is asked about planned changes; empty where the object has no name. */
    Optional<OpenChanges.Asked> asked() {
        return ObjectName.learned(object.kind(), object.name())
                .map(name -> new Sighting(
                        name,
                        application(incoming.signal()),
                        environment(incoming.signal()),
                        labels(incoming.signal()),
                        incoming.occurredAt()))
                .map(sighting -> new OpenChanges.Asked(incoming.workspace(), sighting));
    }

    private static Map<String, String> labels(Signal signal) {
        if (signal instanceof InspectionResult inspection) {
            var labels = new HashMap<>(signal.labels());
            labels.put("site", inspection.site());
            labels.put("product", inspection.product());
            return labels;
        }
        return signal.labels();
    }

    EventIdentity identity(long id) {
        return new EventIdentity(
                id,
                incoming.workspace(),
                key,
                scenario.code(),
                incoming.title(),
                object,
                application(incoming.signal()),
                environment(incoming.signal()),
                incoming.source());
    }

    private static String application(Signal signal) {
        if (signal instanceof InspectionResult inspection
                && !inspection.application().isEmpty()) {
            return inspection.application();
        }
        return APPLICATION_LABELS.stream()
                .map(label -> signal.labels().getOrDefault(label, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String environment(Signal signal) {
        return signal instanceof Alert alert ? alert.environment() : ((InspectionResult) signal).environment();
    }
}
