package io.watchkeeper.decision.plan;

import java.util.Optional;
import java.util.Set;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.Given.Reference;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with a value that a step is given. */
final class GivenReview {
    private final PlanLibrary library;
    private final EmergencyPlan plan;
    private final PlanStep step;
    private final Problems.InFile problems;
    private Set<String> before = Set.of();

    GivenReview(PlanLibrary library, EmergencyPlan plan, PlanStep step, Problems.InFile problems) {
        this.library = library;
        this.plan = plan;
        this.step = step;
        this.problems = problems;
    }

    /** The same for what knows the outputs of these steps. */
    GivenReview before(Set<String> ids) {
        var other = new GivenReview(library, plan, step, problems);
        other.before = ids;
        return other;
    }

    void connection(Given given) {
        if (References.ofTarget(given)) {
            problem(
                    "connection",
                    "UNKNOWN_REFERENCE",
                    ((Reference) given).path(),
                    new Sentence("All targets are reached through one connection.", "所有目标通过同一个连接访问。"),
                    "");
        } else {
            value("connection", given, Optional.of(ParameterType.NAME));
        }
    }

    /** @param wanted empty where any type will do */
    void value(String member, Given given, Optional<ParameterType> wanted) {
        if (given instanceof Given.Constant constant) {
            fits(member, constant.value(), wanted);
        } else {
            var reference = (Reference) given;
            reference.otherwise().filter(value -> !value.isEmpty()).ifPresent(value -> fits(member, value, wanted));
            reference(member, reference, wanted);
        }
    }

    private void fits(String member, String value, Optional<ParameterType> wanted) {
        if (wanted.isPresent() && !wanted.get().fits(value)) {
            problem(
                    member,
                    "BAD_PARAMETER",
                    value,
                    new Sentence("The value cannot be used for this parameter.", "该值不能用于此参数。"),
                    wanted.get().allowed());
        }
    }

    private void reference(String member, Reference reference, Optional<ParameterType> wanted) {
        var parameter = References.parameter(reference);
        var output = References.output(reference);
        if (parameter.isPresent()) {
            parameter(member, reference, parameter.get(), wanted);
        } else if (output.isPresent()) {
            output(member, reference, output.get(), wanted);
        } else if (References.ofTarget(reference)) {
            if (!step.perTarget()) {
                problem(
                        member,
                        "NO_TARGET",
                        reference.path(),
                        new Sentence("This step is done once, not to each target.", "该步骤只执行一次，不针对单个目标。"),
                        "each: target");
            }
        } else if (!References.ofEvent(reference)) {
            problem(
                    member,
                    "UNKNOWN_REFERENCE",
                    reference.path(),
                    new Sentence("Nothing tells this here.", "此处无法得到该内容。"),
                    References.allowed(step.perTarget()) + ", parameters.NAME, steps.ID.OUTPUT");
        }
    }

    private void parameter(String member, Reference reference, String name, Optional<ParameterType> wanted) {
        var found = plan.parameters().get(name);
        if (found == null) {
            unknown(
                    member,
                    "UNKNOWN_REFERENCE",
                    reference.path(),
                    plan.parameters().keySet(),
                    References.PARAMETERS);
        } else if (!ParameterReader.compatible(found.type(), wanted)) {
            type(member, reference, found.type(), wanted.get());
        }
    }

    private void output(String member, Reference reference, References.Output output, Optional<ParameterType> wanted) {
        var told = plan.step(output.step());
        if (told.isEmpty() || !before.contains(output.step())) {
            problem(
                    member,
                    told.isEmpty() ? "UNKNOWN_STEP" : "NOT_BEFORE",
                    output.step(),
                    new Sentence("No such step has ended when this one begins.", "该步骤开始时，没有已经结束的此步骤。"),
                    String.join(", ", before));
            return;
        }
        var outputs = new Deeds(library).tells(told.get().deed());
        var type = outputs.get(output.name());
        if (type == null) {
            unknown(member, "UNKNOWN_OUTPUT", output.name(), outputs.keySet(), "");
        } else if (!ParameterReader.compatible(type, wanted)) {
            type(member, reference, type, wanted.get());
        } else if (told.get().perTarget() && !step.perTarget()) {
            problem(
                    member,
                    "NO_TARGET",
                    reference.path(),
                    new Sentence(
                            "That step has an output for each target, and this one is done once.",
                            "被引用步骤对每个目标各有一个输出，而该步骤只执行一次。"),
                    "each: target");
        }
    }

    private void type(String member, Reference reference, ParameterType found, ParameterType wanted) {
        problem(
                member,
                "WRONG_TYPE",
                reference.path(),
                new Sentence(
                        "This is a " + found.word() + " where a " + wanted.word() + " belongs.",
                        "此处需要 " + wanted.word() + " 类型，而引用的是 " + found.word() + " 类型。"),
                wanted.allowed());
    }

    private void unknown(String member, String code, String value, Set<String> known, String prefix) {
        var nearest = Nearest.to(value.startsWith(prefix) ? value.substring(prefix.length()) : value, known);
        problems.add(
                step.path() + "." + member,
                code,
                value,
                new Sentence("There is nothing of this name.", "没有该名称的内容。"),
                String.join(", ", known),
                nearest.isEmpty() ? "" : prefix + nearest);
    }

    private void problem(String member, String code, String value, Sentence message, String allowed) {
        problems.add(step.path() + "." + member, code, value, message, allowed, "");
    }
}
