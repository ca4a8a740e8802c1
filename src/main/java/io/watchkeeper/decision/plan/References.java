package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.Given.Reference;

/** The forms that a reference can have within a plan. */
final class References {
    static final String PARAMETERS = "parameters.";

    private static final String EVENT = "event.";
    private static final String TARGET = "target.";
    private static final List<String> OF_TARGET = List.of("name", "address", "kind");
    private static final Pattern OUTPUT = Pattern.compile("steps\\.(.+)\\.([A-Za-z][A-Za-z0-9]*)");

    private References() {}

    static boolean ofEvent(Reference reference) {
        return reference.path().startsWith(EVENT)
                && EventFacts.known(reference.path().substring(EVENT.length()));
    }

    static boolean ofTarget(Reference reference) {
        return reference.path().startsWith(TARGET)
                && OF_TARGET.contains(reference.path().substring(TARGET.length()));
    }

    static boolean ofTarget(Given given) {
        return given instanceof Reference reference && ofTarget(reference);
    }

    static Optional<String> parameter(Reference reference) {
        return Optional.of(reference.path())
                .filter(path -> path.startsWith(PARAMETERS))
                .map(path -> path.substring(PARAMETERS.length()));
    }

    /** Which step a reference is to an output of, and which output. */
    static Optional<Output> output(Reference reference) {
        var found = OUTPUT.matcher(reference.path());
        return found.matches() ? Optional.of(new Output(found.group(1), found.group(2))) : Optional.empty();
    }

    record Output(String step, String name) {
        Reference under(String prefix, Optional<String> otherwise) {
            return new Reference("steps." + prefix + step + "." + name, otherwise);
        }
    }

    /** What the event tells; the path is whole, such as {@code event.object}. */
    static Optional<String> read(EventFacts event, String path) {
        return path.startsWith(EVENT) ? event.read(path.substring(EVENT.length())) : Optional.empty();
    }

    static Optional<String> read(Target target, String path) {
        return switch (path) {
            case "target.name" -> Optional.of(target.name());
            case "target.address" -> Optional.of(target.address());
            case "target.kind" -> Optional.of(target.kind());
            default -> Optional.empty();
        };
    }

    static String allowed(boolean target) {
        var event = EventFacts.NAMES.stream().map(name -> EVENT + name).collect(Collectors.joining(", "));
        return event + ", event.labels.NAME" + (target ? ", target.name, target.address, target.kind" : "");
    }
}
