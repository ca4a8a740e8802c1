package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.watchkeeper.decision.diagnosis.Arguments;
import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.Given.Constant;
import io.watchkeeper.decision.diagnosis.Given.Reference;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.facts.Sentence;

/** Makes one call of a step: puts in all that is known before the run, and tells what is wrong with it. */
final class CallMaker {
    private static final int ATTEMPTS = 3;

    private final Scope scope;
    private final List<Target> targets;
    private final List<PlanFlaw> flaws;
    private final String member;

    private final SortedMap<String, String> values = new TreeMap<>();
    private final SortedMap<String, ParameterType> types = new TreeMap<>();
    private final SortedMap<String, Reference> open = new TreeMap<>();

    /** @param member where the call stands in the plan */
    CallMaker(Scope scope, List<Target> targets, List<PlanFlaw> flaws, String member) {
        this.scope = scope;
        this.targets = targets;
        this.flaws = flaws;
        this.member = member;
    }

    PlannedCall call(AtomicOperation operation, Map<String, Given> with, Optional<Given> connection, Duration timeout) {
        targets.stream().filter(target -> !operation.takes(target)).forEach(target -> wrong(operation, target));
        operation.parameters().values().forEach(parameter -> {
            var given = Optional.ofNullable(with.get(parameter.name())).or(parameter::standard);
            put(parameter.name(), parameter.type(), given, parameter.type()::fits);
        });
        var source = connection.or(operation::connection);
        var call = new OperationCall(
                operation.code(),
                operation.kind(),
                source.map(this::connection).orElse(""),
                operation.does(),
                values,
                types,
                Optional.empty(),
                timeout,
                operation.idempotent());
        return new PlannedCall(call, open, operation.danger());
    }

    private void wrong(AtomicOperation operation, Target target) {
        flaws.add(new PlanFlaw(
                member + ".operation",
                "WRONG_TARGET",
                target.kind() + "/" + target.name(),
                new Sentence("This operation is not for targets of that kind.", "该操作不适用于此类目标。"),
                String.join(", ", operation.targets())));
    }

    /** @param within how long it may take to hold; empty for one that is made once */
    PlannedCall call(CheckDefinition check, Map<String, Given> with, Requirement must, Optional<Duration> within) {
        var given = new HashMap<String, Given>(with);
        check.arguments().byName().forEach((name, argument) -> given.putIfAbsent(name, argument.given()));
        given.forEach((name, one) -> {
            var ofKind = check.kind().parameter(name);
            var type = ofKind.map(known -> known.type()).orElseGet(() -> typeOf(check.arguments(), name));
            put(name, type, Optional.of(one), value -> ofKind.map(known -> known.takes(value))
                    .orElseGet(() -> type.fits(value)));
        });
        var call = new OperationCall(
                check.code(),
                within.isPresent() ? OperationKind.WAIT : OperationKind.CHECK,
                check.kind().hasSource()
                        ? Given.of(check.source()).map(this::connection).orElse("")
                        : "",
                CheckedCall.does(check, must, scope.event()),
                values,
                types,
                Optional.empty(),
                within.orElse(check.timeout().multipliedBy(ATTEMPTS)),
                true);
        return new PlannedCall(call, open, 0);
    }

    private static ParameterType typeOf(Arguments arguments, String name) {
        var argument = arguments.byName().get(name);
        return argument == null ? ParameterType.TEXT : argument.type();
    }

    private void put(String name, ParameterType type, Optional<Given> given, Predicate<String> fits) {
        types.put(name, type);
        var value = given.flatMap(scope::resolve);
        if (value.isEmpty()) {
            flaw(
                    name,
                    "MISSING_PARAMETER",
                    given.map(CallMaker::written).orElse(""),
                    new Sentence("Nothing tells this value.", "无法得到该值。"),
                    type.allowed());
        } else if (value.get() instanceof Constant constant) {
            values.put(name, constant.value());
            fits(name, type, constant.value(), fits);
        } else {
            var reference = (Reference) value.get();
            open.put(name, reference);
            targets.forEach(target ->
                    References.read(target, reference.path()).ifPresent(told -> fits(name, type, told, fits)));
        }
    }

    private void fits(String name, ParameterType type, String value, Predicate<String> fits) {
        if (!fits.test(value)) {
            flaw(
                    name,
                    "BAD_PARAMETER",
                    value,
                    new Sentence("The value cannot be used for this parameter.", "该值不能用于此参数。"),
                    type.allowed());
        }
    }

    private String connection(Given given) {
        var value = scope.resolve(given).filter(Constant.class::isInstance).map(one -> ((Constant) one).value());
        if (value.isEmpty() || !ParameterType.NAME.fits(value.get())) {
            flaws.add(new PlanFlaw(
                    member + ".connection",
                    value.isEmpty() ? "MISSING_PARAMETER" : "BAD_PARAMETER",
                    value.orElseGet(() -> written(given)),
                    new Sentence("Nothing tells which connection to act through.", "无法确定通过哪个连接执行。"),
                    ParameterType.NAME.allowed()));
        }
        return value.orElse("");
    }

    private void flaw(String name, String code, String value, Sentence message, String allowed) {
        flaws.add(new PlanFlaw(member + ".with." + name, code, value, message, allowed));
    }

    private static String written(Given given) {
        return given instanceof Constant constant ? constant.value() : "${" + ((Reference) given).path() + "}";
    }
}
