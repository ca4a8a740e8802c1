package io.watchkeeper.decision.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.EventFacts;

/**
 * What a run is asked for with.
 *
 * @param parameters by name; what is left out is what the plan says
 * @param targets what to act on; empty for those that the plan names, see {@link Planning#targetNames}
 * @param attended whether a person has started it, who does what the plan leaves to people
 */
public record PlanRequest(
        EventFacts event, SortedMap<String, String> parameters, List<Target> targets, boolean attended) {
    public PlanRequest {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        targets = List.copyOf(targets);
    }

    public static PlanRequest of(EventFacts event, Map<String, String> parameters, List<Target> targets) {
        return new PlanRequest(event, new TreeMap<>(parameters), targets, true);
    }

    /** The same of nobody: steps that are only for runs with a person are left out. */
    public PlanRequest unattended() {
        return new PlanRequest(event, parameters, targets, false);
    }
}
