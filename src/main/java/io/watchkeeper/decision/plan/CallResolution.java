package io.watchkeeper.decision.plan;

import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;

/** Puts into a planned call what only the run tells: the target, and outputs of steps that have ended. */
public sealed interface CallResolution {
    record Ready(OperationCall call) implements CallResolution {}

    /** @param why for people, naming the parameter */
    record Impossible(String why) implements CallResolution {}

    /** @param outputs read by paths such as {@code steps.look.exit} */
    static CallResolution of(PlannedCall planned, Optional<Target> target, Given.References outputs) {
        var call = planned.call();
        var values = new TreeMap<>(call.values());
        for (var entry : planned.open().entrySet()) {
            var name = entry.getKey();
            var value = entry.getValue().value(path -> target.flatMap(one -> References.read(one, path))
                    .or(() -> outputs.read(path)));
            if (value.isEmpty()) {
                return new Impossible(
                        "no step told " + name + ": ${" + entry.getValue().path() + "}");
            }
            if (!fits(call, name, value.get())) {
                return new Impossible("the value for " + name + " is not "
                        + call.types().get(name).allowed());
            }
            values.put(name, value.get());
        }
        return new Ready(new OperationCall(
                call.operation(),
                call.kind(),
                call.connection(),
                call.does(),
                values,
                call.types(),
                target,
                call.timeout(),
                call.idempotent()));
    }

    private static boolean fits(OperationCall call, String name, String value) {
        var ofKind = call.kind().checks() && call.does().size() > 2
                ? CheckKind.named(call.does().get(2)).flatMap(kind -> kind.parameter(name))
                : Optional.<io.watchkeeper.decision.diagnosis.Parameter>empty();
        return ofKind.map(parameter -> parameter.takes(value))
                .orElseGet(() -> call.types().get(name).fits(value));
    }
}
