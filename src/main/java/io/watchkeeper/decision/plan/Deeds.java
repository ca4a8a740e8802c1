package io.watchkeeper.decision.plan;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.CheckDefinition;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.PlanStep.Acts;
import io.watchkeeper.decision.plan.PlanStep.Checks;
import io.watchkeeper.decision.plan.PlanStep.Deed;
import io.watchkeeper.decision.plan.PlanStep.Manual;

/** What the deeds of steps take, and what they tell later steps. */
record Deeds(PlanLibrary library) {
    private static final Map<String, ParameterType> OF_CHECK =
            Map.of("value", ParameterType.NUMBER, "text", ParameterType.TEXT, "status", ParameterType.NAME);

    /** A check makes do without any of them. */
    static SortedMap<String, PlanParameter> takes(CheckDefinition check) {
        var parameters = new TreeMap<String, PlanParameter>();
        check.kind()
                .parameters()
                .forEach(known -> parameters.put(
                        known.name(), new PlanParameter(known.name(), known.type(), Optional.empty(), known.about())));
        check.arguments()
                .byName()
                .forEach((name, argument) -> parameters.putIfAbsent(
                        name, new PlanParameter(name, argument.type(), Optional.empty(), check.name())));
        return parameters;
    }

    /** Types by the names of outputs. */
    Map<String, ParameterType> tells(Deed deed) {
        if (deed instanceof Acts acts) {
            return library.operation(acts.operation())
                    .map(operation -> types(operation.outputs()))
                    .orElse(Map.of());
        }
        if (deed instanceof Manual manual) {
            return types(manual.form());
        }
        return deed instanceof Checks ? OF_CHECK : Map.of();
    }

    private static Map<String, ParameterType> types(Map<String, PlanParameter> parameters) {
        var types = new TreeMap<String, ParameterType>();
        parameters.forEach((name, parameter) -> types.put(name, parameter.type()));
        return types;
    }
}
