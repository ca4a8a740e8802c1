package io.watchkeeper.decision.plan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.plan.PlanStep.Acts;
import io.watchkeeper.decision.plan.PlanStep.Calls;
import io.watchkeeper.facts.Sentence;

/** Says where a plan does operations to each of its targets that are made for different kinds of objects: a target that is known could never be both. */
record TargetKinds(PlanLibrary library) {
    /** @param plan that calls itself by no way */
    void review(EmergencyPlan plan, Problems.InFile problems) {
        var common = Optional.<Set<String>>empty();
        for (var step : plan.steps()) {
            for (var operation : operations(step).toList()) {
                var kinds = new TreeSet<>(operation.targets());
                common.ifPresent(kinds::retainAll);
                if (kinds.isEmpty()) {
                    problems.add(warning(step, operation, common.orElseThrow()));
                    return;
                }
                common = Optional.of(kinds);
            }
        }
    }

    /** Those that a step does to each target, what verifies them and takes them back included, as far as they are not made for any kind. */
    private Stream<AtomicOperation> operations(PlanStep step) {
        if (step.deed() instanceof Calls calls) {
            return library.plans().find(calls.plan()).stream()
                    .flatMap(called -> called.steps().stream())
                    .flatMap(this::operations);
        }
        if (!step.perTarget() || !(step.deed() instanceof Acts acts)) {
            return Stream.empty();
        }
        var operation = library.operation(acts.operation());
        return Stream.of(
                        operation,
                        operation.flatMap(AtomicOperation::verify).flatMap(library::operation),
                        new PlanUse(library).undo(step).flatMap(library::operation))
                .flatMap(Optional::stream)
                .filter(one -> !one.targets().isEmpty());
    }

    private static RulebookProblem warning(PlanStep step, AtomicOperation operation, Set<String> others) {
        var kinds = String.join(", ", operation.targets());
        var before = String.join(", ", others);
        return PlanReview.warning(
                step.path(),
                "NO_COMMON_TARGET",
                operation.code(),
                new Sentence(
                        "This is for " + kinds + ", and what is done to each target before for " + before + ".",
                        "该操作适用于 " + kinds + "，而此前对每个目标的操作适用于 " + before + "。"));
    }
}
