package io.watchkeeper.decision.diagnosis;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where the value of a parameter comes from. */
public sealed interface Given {
    /** Such as {@code ${event.labels.mountpoint|/}}. */
    Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z][\\w./:-]*)(?:\\|([^{}|]*))?}");

    /** Before the code of a node whose answer is meant. */
    String EVIDENCE = "evidence.";

    /** What stands there. */
    record Constant(String value) implements Given {}

    /** @param otherwise where the event does not tell */
    record Reference(String path, Optional<String> otherwise) implements Given {}

    /** Empty for text that mixes the two: nothing is pasted into anything. */
    static Optional<Given> of(String text) {
        var reference = REFERENCE.matcher(text);
        if (reference.matches()) {
            return Optional.of(new Reference(reference.group(1), Optional.ofNullable(reference.group(2))));
        }
        return text.isEmpty() || text.contains("${") ? Optional.empty() : Optional.of(new Constant(text));
    }

    /** As it is written in files. */
    default String text() {
        if (this instanceof Constant constant) {
            return constant.value();
        }
        var reference = (Reference) this;
        return "${" + reference.path()
                + reference.otherwise().map(other -> "|" + other).orElse("") + "}";
    }

    /** Empty where the event does not tell and nothing is said instead. */
    default Optional<String> value(References known) {
        if (this instanceof Constant constant) {
            return Optional.of(constant.value());
        }
        var reference = (Reference) this;
        return known.read(reference.path()).filter(value -> !value.isEmpty()).or(reference::otherwise);
    }

    /** Whether it is what another node has answered. */
    default boolean ofEvidence() {
        return this instanceof Reference reference && reference.path().startsWith(EVIDENCE);
    }

    /** What references are read from. */
    interface References {
        Optional<String> read(String path);
    }
}
