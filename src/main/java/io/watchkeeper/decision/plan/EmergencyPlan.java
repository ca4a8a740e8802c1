package io.watchkeeper.decision.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.facts.Sentence;

/**
 * What to do, from {@code plans/CODE.yaml}.
 *
 * @param tier 1 to 3: who may start it and how it is confirmed
 * @param yaml the file, letter by letter
 * @param digest of the file
 * @param targets what it acts on where nobody says
 * @param checks before anything is done
 * @param verification after everything is done
 */
public record EmergencyPlan(
        String code,
        Sentence name,
        Sentence description,
        int tier,
        String yaml,
        String digest,
        Map<String, PlanParameter> parameters,
        List<Given> targets,
        Batch batch,
        List<PlanStep> checks,
        List<PlanStep> steps,
        List<PlanStep> verification) {
    /**
     * @param first how many targets are tried first
     * @param then how many at a time afterwards
     * @param tolerance how many may fail before no further batch begins
     */
    public record Batch(int first, int then, int tolerance) {
        static final Batch ONE_BY_ONE = new Batch(1, 1, 0);
    }

    public EmergencyPlan {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        targets = List.copyOf(targets);
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        verification = List.copyOf(verification);
    }

    /** Whether the service does something itself; else people do all of it. */
    public boolean acts() {
        return steps.stream().anyMatch(step -> !(step.deed() instanceof PlanStep.Manual));
    }

    public Optional<PlanStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
