package io.watchkeeper.decision.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.Given.Constant;
import io.watchkeeper.facts.Sentence;

/** Makes a run of a plan: every value that is known is put in and fits its type, and every target has a name. */
public final class Planning {
    /** More are no emergency plan, but a project. */
    private static final int MOST_TARGETS = 1_000;

    private final EmergencyPlan plan;
    private final PlanRequest request;
    private final List<PlanFlaw> flaws = new ArrayList<>();

    private Planning(EmergencyPlan plan, PlanRequest request) {
        this.plan = plan;
        this.request = request;
    }

    /** @param library of the rulebook that the plan is of; nothing in it was refused */
    public static Planned of(PlanLibrary library, EmergencyPlan plan, PlanRequest request) {
        return new Planning(plan, request).plan(library);
    }

    /** The objects that the plan acts on where nobody says; what nothing tells is left out. */
    public static List<String> targetNames(EmergencyPlan plan, PlanRequest request) {
        var planning = new Planning(plan, request);
        return planning.targetNames(planning.scope());
    }

    private Planned plan(PlanLibrary library) {
        var scope = scope();
        var targets = targets(scope);
        var run = run(library, scope, targets);
        return flaws.isEmpty() ? new Planned.Ready(run) : new Planned.Flawed(flaws);
    }

    private PlannedRun run(PlanLibrary library, Scope scope, List<Target> targets) {
        var unrolled = new Unrolling(library, targets, request.attended(), flaws);
        unrolled.plan(plan, scope, Set.of());
        var verification = plan.verification().stream()
                .map(step -> unrolled.look(step, scope))
                .toList();
        int tier = unrolled.steps().stream()
                .mapToInt(step -> step.call().danger())
                .max()
                .orElse(1);
        var batch = plan.batch();
        return new PlannedRun(
                plan.code(),
                plan.digest(),
                Math.max(plan.tier(), tier),
                targets,
                batch.first(),
                batch.then(),
                batch.tolerance(),
                unrolled.checks(),
                unrolled.steps(),
                verification);
    }

    private Scope scope() {
        var values = new HashMap<String, Given>();
        var event = new Scope("", request.event(), Map.of());
        plan.parameters().forEach((name, parameter) -> {
            var asked = Optional.ofNullable(request.parameters().get(name)).filter(value -> !value.isBlank());
            asked.<Given>map(Constant::new)
                    .or(() -> parameter.standard().flatMap(event::resolve))
                    .ifPresentOrElse(value -> put(parameter, (Constant) value, values), () -> missing(parameter));
        });
        request.parameters().keySet().stream()
                .filter(name -> !plan.parameters().containsKey(name))
                .forEach(name -> flaw(
                        "parameters." + name,
                        "UNKNOWN_PARAMETER",
                        name,
                        new Sentence("The plan has no such parameter.", "该预案没有此参数。"),
                        String.join(", ", plan.parameters().keySet())));
        return new Scope("", request.event(), values);
    }

    private void put(PlanParameter parameter, Constant value, Map<String, Given> values) {
        values.put(parameter.name(), value);
        if (!parameter.type().fits(value.value())) {
            flaw(
                    "parameters." + parameter.name(),
                    "BAD_PARAMETER",
                    value.value(),
                    new Sentence("The value cannot be used for this parameter.", "该值不能用于此参数。"),
                    parameter.type().allowed());
        }
    }

    private void missing(PlanParameter parameter) {
        flaw(
                "parameters." + parameter.name(),
                "MISSING_PARAMETER",
                "",
                new Sentence(
                        "This is missing: " + parameter.about().en() + ".",
                        "缺少：" + parameter.about().zh() + "。"),
                parameter.type().allowed());
    }

    private List<String> targetNames(Scope scope) {
        var names = new LinkedHashSet<String>();
        for (var given : plan.targets()) {
            scope.resolve(given)
                    .filter(Constant.class::isInstance)
                    .map(value -> ((Constant) value).value())
                    .ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    private List<Target> targets(Scope scope) {
        var targets = new LinkedHashMap<String, Target>();
        request.targets().forEach(target -> targets.putIfAbsent(target.name(), target));
        if (request.targets().isEmpty()) {
            targetNames(scope).forEach(name -> targets.put(name, new Target(kind(name), name, name)));
        }
        if (targets.isEmpty() || targets.containsKey("")) {
            flaw(
                    "targets",
                    "MISSING_VALUE",
                    "",
                    new Sentence(
                            "Nothing tells what to act on: no plan acts on everything or on nothing.",
                            "无法确定执行目标；任何预案都不会对“全部”或空目标执行。"),
                    "");
        }
        if (targets.size() > MOST_TARGETS) {
            flaw(
                    "targets",
                    "TOO_MANY_TARGETS",
                    String.valueOf(targets.size()),
                    new Sentence("A run acts on at most 1,000 targets.", "一次执行最多 1,000 个目标。"),
                    "1 … " + MOST_TARGETS);
        }
        return List.copyOf(targets.values());
    }

    private String kind(String name) {
        boolean same = request.event().read("object").filter(name::equals).isPresent();
        return same ? request.event().read("objectKind").orElse("") : "";
    }

    private void flaw(String member, String code, String value, Sentence message, String allowed) {
        flaws.add(new PlanFlaw(member, code, value, message, allowed));
    }
}
