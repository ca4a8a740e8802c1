package io.watchkeeper.facts;

import java.util.Map;
import java.util.Set;

/**
 * One outcome of one inspection rule on one object.
 *
 * @param name the inspection's name
 * @param outcome PASSED, FAILED, or ERROR when the inspection itself could not be carried out
 * @param tokens the words of the inspection's name, as for {@link Alert#tokens}
 * @param value what was measured, in {@code unit}; 0 when nothing was
 */
public record InspectionResult(
        String signal,
        String source,
        String name,
        String outcome,
        String objectKind,
        String objectName,
        String application,
        String product,
        String site,
        String environment,
        Set<String> tokens,
        double value,
        String unit,
        String summary,
        String advice,
        Map<String, String> labels)
        implements Signal {
    public InspectionResult {
        signal = Normal.text(signal);
        source = Normal.text(source);
        name = Normal.text(name);
        outcome = Normal.text(outcome);
        objectKind = Normal.text(objectKind);
        objectName = Normal.text(objectName);
        application = Normal.text(application);
        product = Normal.text(product);
        site = Normal.text(site);
        environment = Normal.text(environment);
        tokens = Normal.set(tokens);
        value = Normal.number(value);
        unit = Normal.text(unit);
        summary = Normal.text(summary);
        advice = Normal.text(advice);
        labels = Normal.map(labels);
    }

    /** A passed inspection is the good news about its object, as a resolved alert is. */
    @Override
    public String status() {
        return outcome.equals("PASSED") ? "RESOLVED" : "FIRING";
    }

    @Override
    public InspectionResult as(String other) {
        return new InspectionResult(
                other,
                source,
                name,
                outcome,
                objectKind,
                objectName,
                application,
                product,
                site,
                environment,
                tokens,
                value,
                unit,
                summary,
                advice,
                labels);
    }
}
