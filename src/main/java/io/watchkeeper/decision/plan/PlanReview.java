package io.watchkeeper.decision.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.PlanStep.Calls;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong between plans, operations and checks that are each in order. What it passes can be planned. */
public final class PlanReview {
    private static final int MOST_STEPS = 200;

    private final PlanLibrary library;
    private final EmergencyPlan plan;
    private final Problems.InFile problems;

    private PlanReview(PlanLibrary library, EmergencyPlan plan, Problems.InFile problems) {
        this.library = library;
        this.plan = plan;
        this.problems = problems;
    }

    public static void of(PlanLibrary library, Problems problems) {
        var references = new PlanUse(library).references();
        library.operations().values().stream()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .forEach(operation -> {
                    var file = problems.in(OperationFile.FOLDER + operation.code() + ".yaml");
                    if (file.sound()) {
                        OperationReview.of(library, operation, file);
                        OperationReview.ofUse(operation, references.get(operation.code()), file);
                    }
                });
        for (var plan : library.plans().plans()) {
            var file = problems.in(PlanFile.FOLDER + plan.code() + ".yaml");
            if (file.sound()) {
                new PlanReview(library, plan, file).review();
            }
        }
    }

    private void review() {
        plan.parameters().values().forEach(parameter -> parameter
                .standard()
                .ifPresent(given -> ofEvent("parameters." + parameter.name() + ".default", given, false)));
        plan.targets().forEach(given -> ofEvent("targets", given, true));
        if (order() && circles()) {
            var order = new PlanOrder(plan.steps());
            Stream.of(plan.checks(), plan.verification())
                    .flatMap(List::stream)
                    .forEach(step -> new StepReview(library, plan, Set.of(), problems).of(step));
            plan.steps().forEach(step -> new StepReview(library, plan, order.before(step.id()), problems).of(step));
            new TargetKinds(library).review(plan, problems);
        }
    }

    private void ofEvent(String member, Given given, boolean parameters) {
        if (!(given instanceof Given.Reference reference) || References.ofEvent(reference)) {
            return;
        }
        var parameter = References.parameter(reference);
        if (!parameters || parameter.isEmpty() || !plan.parameters().containsKey(parameter.get())) {
            problems.add(
                    member,
                    "UNKNOWN_REFERENCE",
                    reference.path(),
                    new Sentence("Nothing tells this here.", "此处无法得到该内容。"),
                    References.allowed(false),
                    "");
        }
    }

    /** Whether each step waits for steps that there are, and none for itself. */
    private boolean order() {
        var ids = plan.steps().stream().map(PlanStep::id).toList();
        boolean known = true;
        for (var step : plan.steps()) {
            for (var after : step.after()) {
                if (!ids.contains(after)) {
                    known = false;
                    problems.add(
                            step.path() + ".after",
                            "UNKNOWN_STEP",
                            after,
                            new Sentence("The plan has no such step.", "该预案没有此步骤。"),
                            String.join(", ", ids),
                            Nearest.to(after, ids));
                }
            }
        }
        var circle = new PlanOrder(plan.steps()).circle();
        circle.ifPresent(id -> problems.add(
                plan.step(id).orElseThrow().path() + ".after",
                "STEP_CIRCLE",
                id,
                new Sentence("This step waits for itself, by way of others.", "该步骤经由其他步骤最终在等待自己。")));
        return known && circle.isEmpty();
    }

    private boolean circles() {
        int steps = steps(plan, new HashSet<>());
        if (steps < 0) {
            problems.add(
                    "steps",
                    "PLAN_CIRCLE",
                    plan.code(),
                    new Sentence("This plan calls itself, by way of others.", "该预案经由其他预案最终调用了自己。"));
        } else if (steps > MOST_STEPS) {
            problems.add(
                    "steps",
                    "TOO_MANY_STEPS",
                    String.valueOf(steps),
                    new Sentence(
                            "A plan has at most 200 steps, with those of plans that it calls.",
                            "含所调用的预案在内，最多 200 个步骤。"));
        }
        return steps >= 0 && steps <= MOST_STEPS;
    }

    /** How many steps there are with those of called plans; negative for a circle. */
    private int steps(EmergencyPlan called, Set<String> callers) {
        if (!callers.add(called.code())) {
            return -1;
        }
        long steps = 0;
        for (var step : called.steps()) {
            var inner = step.deed() instanceof Calls calls ? library.plans().find(calls.plan()) : null;
            int more = inner == null || inner.isEmpty() ? 1 : steps(inner.get(), callers);
            if (more < 0) {
                return -1;
            }
            steps += more;
            if (steps > MOST_STEPS) {
                break;
            }
        }
        callers.remove(called.code());
        return (int) steps;
    }

    static RulebookProblem warning(String member, String code, String value, Sentence message) {
        return RulebookProblem.error("", member, code, message)
                .as(RulebookProblem.Severity.WARNING)
                .found(value);
    }
}
