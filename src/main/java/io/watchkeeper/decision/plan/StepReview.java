package io.watchkeeper.decision.plan;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.AtomicOperation.Life;
import io.watchkeeper.decision.plan.PlanStep.Acts;
import io.watchkeeper.decision.plan.PlanStep.Calls;
import io.watchkeeper.decision.plan.PlanStep.Checks;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with what a step names. */
final class StepReview {
    private final PlanLibrary library;
    private final EmergencyPlan plan;
    private final Set<String> before;
    private final Problems.InFile problems;

    /** @param before ids of the steps that have ended when the step begins */
    StepReview(PlanLibrary library, EmergencyPlan plan, Set<String> before, Problems.InFile problems) {
        this.library = library;
        this.plan = plan;
        this.before = before;
        this.problems = problems;
    }

    void of(PlanStep step) {
        var given = new GivenReview(library, plan, step, problems);
        if (step.deed() instanceof Acts acts) {
            operation(step, "operation", acts.operation()).ifPresent(operation -> {
                values(step, "with", acts.with(), operation.parameters(), given.before(before));
                acts.connection().ifPresent(one -> given.before(Set.of()).connection(one));
            });
        } else if (step.deed() instanceof Checks checks) {
            check(step, checks, given.before(before));
        } else if (step.deed() instanceof Calls calls) {
            called(step, calls, given.before(before));
        }
        step.when().ifPresent(when -> given.before(before).value("when.output", when.output(), Optional.empty()));
        undo(step, given);
    }

    private void undo(PlanStep step, GivenReview given) {
        step.undo().ifPresent(undo -> operation(step, "undo.operation", undo.operation())
                .ifPresent(operation -> {
                    var own = new TreeSet<>(before);
                    own.add(step.id());
                    values(step, "undo.with", undo.with(), operation.parameters(), given.before(own));
                }));
    }

    private Optional<AtomicOperation> operation(PlanStep step, String member, String code) {
        var operation = library.operation(code);
        if (operation.isEmpty()) {
            unknown(
                    step.path() + "." + member,
                    "UNKNOWN_OPERATION",
                    code,
                    library.operations().keySet());
            return operation;
        }
        var life = operation.get().life();
        if (life == Life.DRAFT) {
            problems.add(
                    step.path() + "." + member,
                    "DRAFT_OPERATION",
                    code,
                    new Sentence("This operation is a draft: no plan may use it yet.", "该操作仍是草稿，预案不能使用。"));
        } else if (life == Life.DEPRECATED) {
            problems.add(PlanReview.warning(
                    step.path() + "." + member,
                    "DEPRECATED_OPERATION",
                    code,
                    new Sentence("This operation is deprecated: use another.", "该操作已弃用，请改用其他操作。")));
        }
        if (operation.get().danger() > plan.tier()) {
            tier(step.path() + "." + member, code, operation.get().danger());
        }
        return operation;
    }

    private void tier(String member, String code, int danger) {
        problems.add(
                member,
                "TIER_TOO_LOW",
                code,
                new Sentence(
                        "What this does is of danger " + danger + ", and the plan of tier " + plan.tier() + ".",
                        "该步骤的危险级别为 " + danger + "，而预案级别只有 " + plan.tier() + "。"),
                "tier: " + danger,
                "");
    }

    private void check(PlanStep step, Checks checks, GivenReview given) {
        var found = library.check(checks.check());
        if (found.isEmpty()) {
            unknown(
                    step.path() + ".check",
                    "UNKNOWN_CHECK",
                    checks.check(),
                    library.checks().keySet());
            return;
        }
        var parameters = Deeds.takes(found.get());
        known(step, "with", checks.with(), parameters);
        checks.with().forEach((name, one) -> Optional.ofNullable(parameters.get(name))
                .ifPresent(parameter -> given.value("with." + name, one, Optional.of(parameter.type()))));
    }

    private void called(PlanStep step, Calls calls, GivenReview given) {
        var called = library.plans().find(calls.plan());
        if (called.isEmpty()) {
            var known =
                    library.plans().plans().stream().map(EmergencyPlan::code).toList();
            unknown(step.path() + ".plan", "UNKNOWN_PLAN", calls.plan(), known);
            return;
        }
        values(step, "with", calls.with(), called.get().parameters(), given);
        if (called.get().tier() > plan.tier()) {
            tier(step.path() + ".plan", calls.plan(), called.get().tier());
        }
        if (step.when().isPresent()
                || step.undo().isPresent()
                || step.retries() > 0
                || step.timeout().isPresent()) {
            problems.add(
                    step.path() + ".plan",
                    "UNUSED_VALUE",
                    calls.plan(),
                    new Sentence(
                            "The steps of a called plan have their own when, retry, timeout and undo.",
                            "被调用预案的步骤各有自己的 when、retry、timeout 和 undo。"));
        }
    }

    private void values(
            PlanStep step,
            String member,
            SortedMap<String, Given> with,
            Map<String, PlanParameter> wanted,
            GivenReview given) {
        known(step, member, with, wanted);
        wanted.values().forEach(parameter -> {
            var one = with.get(parameter.name());
            if (one != null) {
                given.value(member + "." + parameter.name(), one, Optional.of(parameter.type()));
            } else if (parameter.standard().isEmpty()) {
                problems.add(
                        step.path() + "." + member,
                        "MISSING_PARAMETER",
                        parameter.name(),
                        new Sentence(
                                "This parameter is missing: "
                                        + parameter.about().en() + ".",
                                "缺少参数：" + parameter.about().zh() + "。"),
                        parameter.type().allowed(),
                        "");
            } else {
                given.value(
                        member + "." + parameter.name(), parameter.standard().get(), Optional.empty());
            }
        });
    }

    private void known(PlanStep step, String member, SortedMap<String, Given> with, Map<String, PlanParameter> wanted) {
        with.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> problems.add(
                        step.path() + "." + member + "." + name,
                        "UNKNOWN_PARAMETER",
                        name,
                        new Sentence("What is done here has no such parameter.", "此处执行的内容没有该参数。"),
                        String.join(", ", wanted.keySet()),
                        Nearest.to(name, wanted.keySet())));
    }

    private void unknown(String member, String code, String value, Collection<String> known) {
        problems.add(
                member,
                code,
                value,
                new Sentence("There is nothing of this name.", "没有该名称的内容。"),
                "",
                Nearest.to(value, known));
    }
}
