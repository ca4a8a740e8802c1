package io.watchkeeper.decision.plan;

import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.Given.Constant;
import io.watchkeeper.decision.diagnosis.Given.Reference;

/**
 * What the references of one plan mean in a run.
 *
 * @param prefix of its steps' ids, such as {@code caller.}; empty for the plan that is run
 * @param parameters with what the caller gave; a value may be open until the run
 */
record Scope(String prefix, EventFacts event, Map<String, Given> parameters) {
    /**
     * A constant where the value is known, a reference to the target or to an output where only the run tells it.
     *
     * @return empty where nothing tells it
     */
    Optional<Given> resolve(Given given) {
        if (given instanceof Constant) {
            return Optional.of(given);
        }
        var reference = (Reference) given;
        var parameter = References.parameter(reference);
        var output = References.output(reference);
        if (parameter.isPresent()) {
            return Optional.ofNullable(parameters.get(parameter.get())).or(() -> otherwise(reference));
        }
        if (output.isPresent()) {
            return Optional.of(output.get().under(prefix, reference.otherwise()));
        }
        return References.ofTarget(reference)
                ? Optional.of(reference)
                : References.read(event, reference.path())
                        .filter(value -> !value.isEmpty())
                        .<Given>map(Constant::new)
                        .or(() -> otherwise(reference));
    }

    private static Optional<Given> otherwise(Reference reference) {
        return reference.otherwise().filter(value -> !value.isEmpty()).map(Constant::new);
    }
}
