package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.PlanStep.Acts;

/**
 * Exactly what an operation, what verifies it and what takes it back would do at a target, as a plan with this one step and without an event would. Nothing is done.
 *
 * @param flaws why it could not be done so
 */
public record OperationTrial(List<Rehearsal.Part> parts, List<PlanFlaw> flaws) {
    /** Id of the step, before the members that flaws name. */
    private static final String STEP = "try";

    /** @param library in which the operation, and what it names, has no problems @param values of its parameters, by name */
    public static OperationTrial of(
            PlanLibrary library, AtomicOperation operation, Map<String, String> values, String target) {
        var with = new TreeMap<String, Given>();
        values.forEach((name, value) -> with.put(name, new Given.Constant(value)));
        var named = target.isEmpty() ? List.<Target>of() : List.of(new Target("", target, target));
        var request = PlanRequest.of(EventFacts.of(Map.of(), Map.of()), Map.of(), named);
        var planned =
                Planning.of(library, plan(operation, new Acts(operation.code(), with, Optional.empty())), request);
        return planned instanceof Planned.Ready ready
                ? new OperationTrial(Rehearsal.of(ready.run()).steps(), List.of())
                : new OperationTrial(List.of(), ((Planned.Flawed) planned).flaws());
    }

    private static EmergencyPlan plan(AtomicOperation operation, Acts acts) {
        var step = new PlanStep(
                STEP,
                STEP,
                operation.name(),
                acts,
                Set.of(),
                true,
                Optional.empty(),
                0,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
        return new EmergencyPlan(
                operation.code(),
                operation.name(),
                operation.about(),
                Math.max(1, operation.danger()),
                "",
                "",
                Map.of(),
                List.of(),
                EmergencyPlan.Batch.ONE_BY_ONE,
                List.of(),
                List.of(step),
                List.of());
    }
}
