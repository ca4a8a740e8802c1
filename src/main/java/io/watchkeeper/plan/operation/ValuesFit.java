package io.watchkeeper.plan.operation;

import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;

/** Looks once more, at the last moment, whether each value has the form of its type: outputs of earlier steps are among them. */
final class ValuesFit {
    private ValuesFit() {}

    /** @throws NotDone naming the parameter */
    static void check(OperationCall call) {
        call.values().forEach((name, value) -> {
            var type = call.types().getOrDefault(name, ParameterType.TEXT);
            if (!type.fits(value)) {
                throw new NotDone("the value for " + name + " is not " + type.allowed());
            }
        });
    }
}
