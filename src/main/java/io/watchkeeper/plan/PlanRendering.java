package io.watchkeeper.plan;

import java.util.Collection;
import java.util.List;

import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.AtomicOperation;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanLibrary;
import io.watchkeeper.decision.plan.PlanParameter;
import io.watchkeeper.decision.plan.PlanStep;
import io.watchkeeper.decision.plan.PlanStep.Acts;
import io.watchkeeper.decision.plan.PlanStep.Calls;
import io.watchkeeper.decision.plan.PlanStep.Checks;
import io.watchkeeper.decision.plan.PlanStep.Manual;
import io.watchkeeper.decision.plan.PlanUse;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.plan.PlanView.Named;
import io.watchkeeper.plan.PlanView.Step;

/** Plans and operations as they are shown. */
final class PlanRendering {
    private final PlanLibrary library;
    private final PlanUse use;

    PlanRendering(PlanLibrary library) {
        this.library = library;
        this.use = new PlanUse(library);
    }

    /** @param scenarios for which some row recommends it */
    PlanView plan(EmergencyPlan plan, long version, List<RiskScenario> scenarios) {
        var batch = plan.batch();
        return new PlanView(
                plan.code(),
                version,
                plan.digest(),
                plan.name(),
                plan.description(),
                plan.tier(),
                plan.acts(),
                use.reversible(plan),
                scenarios.stream().map(one -> new Named(one.code(), one.name())).toList(),
                use.operations(plan).stream()
                        .flatMap(code -> library.operation(code).stream())
                        .map(one -> new Named(one.code(), one.name()))
                        .toList(),
                parameters(plan.parameters().values()),
                plan.targets().stream().map(Given::text).toList(),
                new PlanView.Batch(batch.first(), batch.then(), batch.tolerance()),
                steps(plan.checks()),
                steps(plan.steps()),
                steps(plan.verification()));
    }

    OperationView operation(AtomicOperation operation, Collection<String> usedBy, int versions) {
        return new OperationView(
                operation.code(),
                operation.name(),
                operation.about(),
                operation.kind().name(),
                operation.life().name(),
                operation.connection().map(Given::text).orElse(null),
                operation.targets(),
                operation.does(),
                parameters(operation.parameters().values()),
                parameters(operation.outputs().values()),
                operation.timeout(),
                operation.idempotent(),
                operation.danger(),
                operation.verify().orElse(null),
                operation.undo().orElse(null),
                List.copyOf(usedBy),
                versions);
    }

    private static List<PlanView.Parameter> parameters(Collection<PlanParameter> parameters) {
        return parameters.stream()
                .map(one -> new PlanView.Parameter(
                        one.name(),
                        one.type().word(),
                        one.standard().map(Given::text).orElse(null),
                        one.about()))
                .toList();
    }

    List<Step> steps(List<PlanStep> steps) {
        return steps.stream().map(this::step).toList();
    }

    private Step step(PlanStep step) {
        var does = step.deed() instanceof Manual manual && manual.approves() ? "APPROVAL" : "MANUAL";
        String of = null;
        String must = null;
        if (step.deed() instanceof Acts acts) {
            does = "OPERATION";
            of = acts.operation();
        } else if (step.deed() instanceof Calls calls) {
            does = "PLAN";
            of = calls.plan();
        } else if (step.deed() instanceof Checks checks) {
            does = "CHECK";
            of = checks.check();
            must = checks.must().text();
        }
        return new Step(
                step.id(),
                text(step),
                does,
                of,
                must,
                List.copyOf(step.after()),
                step.perTarget(),
                step.retries(),
                use.undo(step).orElse(null));
    }

    /** A check that says nothing of itself is called as in the catalogue of checks. */
    private Sentence text(PlanStep step) {
        return step.text().en().isEmpty() && step.deed() instanceof Checks checks
                ? library.check(checks.check()).map(CheckDefinition::name).orElse(step.text())
                : step.text();
    }
}
