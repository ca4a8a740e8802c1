package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.PlanStep.Acts;
import io.watchkeeper.decision.plan.PlanStep.Calls;
import io.watchkeeper.decision.plan.PlanStep.Checks;
import io.watchkeeper.decision.plan.PlanStep.Manual;
import io.watchkeeper.decision.plan.PlannedStep.Condition;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.facts.Sentence;

/** Makes the steps of a run from those of a plan: plans that it calls are put in where they are called, and what verifies an operation follows it. */
final class Unrolling {
    /** How often what verifies an operation is tried again: what was restarted needs a moment. */
    private static final int LOOKS = 5;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration FOR_PEOPLE = Duration.ofHours(24);

    private final PlanLibrary library;
    private final List<Target> targets;
    private final boolean attended;
    private final List<PlanFlaw> flaws;

    private final List<PlannedStep> checks = new ArrayList<>();
    private final List<PlannedStep> steps = new ArrayList<>();

    Unrolling(PlanLibrary library, List<Target> targets, boolean attended, List<PlanFlaw> flaws) {
        this.library = library;
        this.targets = targets;
        this.attended = attended;
        this.flaws = flaws;
    }

    List<PlannedStep> checks() {
        return checks;
    }

    List<PlannedStep> steps() {
        return steps;
    }

    /**
     * @param entry ids of the steps that must have ended before the plan begins
     * @return ids of those that have ended when it has
     */
    Set<String> plan(EmergencyPlan plan, Scope scope, Set<String> entry) {
        plan.checks().forEach(check -> checks.add(look(check, scope)));
        var ends = new HashMap<String, Set<String>>();
        for (var step : ordered(plan.steps())) {
            var after = step.after().isEmpty()
                    ? entry
                    : step.after().stream()
                            .flatMap(id -> ends.get(id).stream())
                            .collect(Collectors.toCollection(TreeSet::new));
            ends.put(step.id(), step(step, scope, after));
        }
        return PlanOrder.last(plan.steps()).stream()
                .flatMap(id -> ends.get(id).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each after those that it waits for, else as they are written. */
    private static List<PlanStep> ordered(List<PlanStep> written) {
        var left = new ArrayList<>(written);
        var ordered = new ArrayList<PlanStep>();
        var done = new TreeSet<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(step -> done.containsAll(step.after()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("steps wait for each other"));
            left.remove(next);
            ordered.add(next);
            done.add(next.id());
        }
        return ordered;
    }

    /** A check before or after. */
    PlannedStep look(PlanStep step, Scope scope) {
        var checked = (Checks) step.deed();
        return planned(step, scope, Set.of(), check(step, scope, checked), Optional.empty());
    }

    private Set<String> step(PlanStep step, Scope scope, Set<String> after) {
        if (step.deed() instanceof Calls calls) {
            return called(step, calls, scope, after);
        }
        if (step.deed() instanceof Acts acts) {
            return acts(step, acts, scope, after);
        }
        if (step.deed() instanceof Manual manual && manual.attended() && !attended) {
            return after;
        }
        var call = step.deed() instanceof Checks checked
                ? check(step, scope, checked)
                : manual(step, (Manual) step.deed());
        steps.add(planned(step, scope, after, call, undo(step, scope, Optional.empty())));
        return Set.of(scope.prefix() + step.id());
    }

    private Set<String> called(PlanStep step, Calls calls, Scope scope, Set<String> after) {
        var plan = library.plans().find(calls.plan()).orElseThrow();
        var parameters = new HashMap<String, Given>();
        for (var parameter : plan.parameters().values()) {
            var given = Optional.ofNullable(calls.with().get(parameter.name())).or(parameter::standard);
            given.flatMap(scope::resolve).ifPresent(value -> parameters.put(parameter.name(), value));
        }
        return plan(plan, new Scope(scope.prefix() + step.id() + ".", scope.event(), parameters), after);
    }

    private Set<String> acts(PlanStep step, Acts acts, Scope scope, Set<String> after) {
        var operation = library.operation(acts.operation()).orElseThrow();
        var id = scope.prefix() + step.id();
        var call = maker(step, scope).call(operation, acts.with(), acts.connection(), timeout(step, operation));
        steps.add(planned(step, scope, after, call, undo(step, scope, operation.undo())));
        if (operation.verify().isEmpty()) {
            return Set.of(id);
        }
        var verify = library.operation(operation.verify().get()).orElseThrow();
        var look = maker(step, scope).call(verify, acts.with(), acts.connection(), verify.timeout());
        steps.add(new PlannedStep(
                id + ".verify",
                verify.name(),
                look,
                new TreeSet<>(Set.of(id)),
                step.perTarget(),
                when(step, scope),
                LOOKS,
                PAUSE,
                Optional.empty()));
        return Set.of(id + ".verify");
    }

    private Optional<PlannedCall> undo(PlanStep step, Scope scope, Optional<String> ofOperation) {
        if (step.undo().isPresent()) {
            var undo = step.undo().get();
            var operation = library.operation(undo.operation()).orElseThrow();
            return Optional.of(maker(step, scope).call(operation, undo.with(), connection(step), operation.timeout()));
        }
        return ofOperation.flatMap(library::operation).map(operation -> maker(step, scope)
                .call(operation, step.deed().with(), connection(step), operation.timeout()));
    }

    private static Optional<Given> connection(PlanStep step) {
        return step.deed() instanceof Acts acts ? acts.connection() : Optional.empty();
    }

    private CallMaker maker(PlanStep step, Scope scope) {
        return new CallMaker(scope, step.perTarget() ? targets : List.of(), flaws, scope.prefix() + step.path());
    }

    private PlannedCall check(PlanStep step, Scope scope, Checks checked) {
        var check = library.check(checked.check()).orElseThrow();
        return maker(step, scope).call(check, checked.with(), checked.must(), checked.within());
    }

    private static PlannedCall manual(PlanStep step, Manual manual) {
        var texts = new ArrayList<String>();
        var types = new TreeMap<String, io.watchkeeper.decision.diagnosis.ParameterType>();
        manual.form().forEach((name, member) -> {
            Collections.addAll(texts, name, member.about().en(), member.about().zh());
            types.put(name, member.type());
        });
        var call = new OperationCall(
                manual.approves() ? OperationCall.APPROVAL : "",
                OperationKind.MANUAL,
                "",
                texts,
                new TreeMap<>(),
                types,
                Optional.empty(),
                step.timeout().orElse(FOR_PEOPLE),
                true);
        return new PlannedCall(call, new TreeMap<>(), manual.danger());
    }

    private static Duration timeout(PlanStep step, AtomicOperation operation) {
        return step.timeout().orElse(operation.timeout());
    }

    private PlannedStep planned(
            PlanStep step, Scope scope, Set<String> after, PlannedCall call, Optional<PlannedCall> undo) {
        return new PlannedStep(
                scope.prefix() + step.id(),
                text(step),
                call,
                new TreeSet<>(after),
                step.perTarget(),
                when(step, scope),
                step.retries(),
                step.pause(),
                undo);
    }

    private Sentence text(PlanStep step) {
        return step.text().en().isEmpty() && step.deed() instanceof Checks checked
                ? library.check(checked.check()).orElseThrow().name()
                : step.text();
    }

    private static Optional<Condition> when(PlanStep step, Scope scope) {
        return step.when().flatMap(when -> References.output(when.output())
                .map(output -> new Condition(
                        output.under(scope.prefix(), Optional.empty()).path(), Set.copyOf(when.is()))));
    }
}
