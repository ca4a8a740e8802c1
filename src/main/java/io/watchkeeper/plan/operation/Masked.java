package io.watchkeeper.plan.operation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.watchkeeper.access.secret.SecretValue;

/** Keeps the secret of a connection out of all that an operation says. */
final class Masked {
    private static final String MASK = "***";
    /** Anything shorter would be found everywhere. */
    private static final int SHORTEST = 4;

    private final List<String> hidden;

    /** A key of several lines is hidden line by line, as that is how output comes. */
    Masked(Optional<SecretValue> secret) {
        this.hidden = secret.stream()
                .flatMap(value ->
                        Stream.concat(Stream.of(value.expose()), value.expose().lines()))
                .map(String::strip)
                .filter(text -> text.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .distinct()
                .toList();
    }

    String text(String text) {
        var masked = text;
        for (var secret : hidden) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    Output output(Output to) {
        return line -> to.line(text(line));
    }

    Outcome outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            var outputs = new TreeMap<>(done.outputs());
            outputs.replaceAll((name, value) -> text(value));
            return new Outcome.Done(outputs);
        }
        return outcome instanceof Outcome.Failed failed
                ? new Outcome.Failed(text(failed.why()))
                : new Outcome.Unknown(text(((Outcome.Unknown) outcome).why()));
    }
}
