package io.watchkeeper.facts;

import java.util.Map;
import java.util.Set;

/**
 * One notice from a monitoring system, normalised.
 *
 * @param severity critical, error, warning, info, or empty when the sender gave none that is known
 * @param status FIRING or RESOLVED
 * @param environment production, staging, test, development, the sender's own word, or empty
 * @param tokens the lower-case words of the alert's name; Chinese runs give their overlapping pairs
 * @param metrics the lower-case metric names of the alert's expression, and the words they are made of
 */
public record Alert(
        String signal,
        String source,
        String name,
        String severity,
        String status,
        String environment,
        Set<String> tokens,
        Set<String> metrics,
        Map<String, String> labels,
        Map<String, String> annotations)
        implements Signal {
    public Alert {
        signal = Normal.text(signal);
        source = Normal.text(source);
        name = Normal.text(name);
        severity = Normal.text(severity);
        status = Normal.text(status);
        environment = Normal.text(environment);
        tokens = Normal.set(tokens);
        metrics = Normal.set(metrics);
        labels = Normal.map(labels);
        annotations = Normal.map(annotations);
    }

    @Override
    public Alert as(String other) {
        return new Alert(other, source, name, severity, status, environment, tokens, metrics, labels, annotations);
    }
}
