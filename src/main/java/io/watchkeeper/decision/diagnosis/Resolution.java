package io.watchkeeper.decision.diagnosis;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.Arguments.Argument;
import io.watchkeeper.facts.CheckRequest;

/** Puts the values of an event into a check. */
public sealed interface Resolution {
    record Ready(CheckCall call) implements Resolution {}

    /** @param why for people, naming the parameter */
    record Impossible(String why) implements Resolution {}

    /** Whether the check may be made before it is known to be needed: it is cheap, and needs no answer of another node. */
    static boolean aheadOfNeed(CheckRequest request, TreeContent content) {
        var check =
                content.check(request.check()).filter(known -> known.traits().aheadOfNeed());
        return check.isPresent()
                && Arguments.read(request.arguments())
                        .filter(here -> here.over(check.get().arguments()).byName().values().stream()
                                .map(Argument::given)
                                .noneMatch(Given::ofEvidence))
                        .isPresent()
                && Given.of(check.get().source()).filter(Given::ofEvidence).isEmpty();
    }

    /** @param known what the references of its parameters are read from */
    static Resolution of(String node, CheckRequest request, TreeContent content, Given.References known) {
        var check = content.check(request.check());
        var arguments = Arguments.read(request.arguments());
        if (check.isEmpty() || arguments.isEmpty()) {
            return new Impossible("the rulebook knows no such check: " + request.check());
        }
        var definition = check.get();
        var values = new TreeMap<String, String>();
        var types = new TreeMap<String, ParameterType>();
        for (var argument :
                arguments.get().over(definition.arguments()).byName().values()) {
            var value = argument.given().value(known);
            if (value.isEmpty()) {
                return new Impossible("the event does not tell the parameter " + argument.name());
            }
            if (!fits(definition.kind(), argument, value.get())) {
                return new Impossible(
                        "the value for " + argument.name() + " is not " + allowed(definition.kind(), argument));
            }
            values.put(argument.name(), value.get());
            types.put(argument.name(), argument.type());
        }
        var source = definition.kind().hasSource()
                ? Given.of(definition.source()).flatMap(given -> given.value(known))
                : Optional.of("");
        return source.<Resolution>map(name -> new Ready(new CheckCall(
                        node,
                        definition.code(),
                        definition.kind(),
                        name,
                        definition.ask(),
                        values,
                        types,
                        known.read("event.id").map(Long::valueOf),
                        known.read("event.startedAt").flatMap(Resolution::moment),
                        definition.unit(),
                        definition.timeout(),
                        definition.traits().result())))
                .orElseGet(() -> new Impossible("the event does not tell which source to ask"));
    }

    private static Optional<Instant> moment(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean fits(CheckKind kind, Argument argument, String value) {
        return kind.parameter(argument.name())
                .map(parameter -> parameter.takes(value))
                .orElseGet(() -> argument.type().fits(value));
    }

    private static String allowed(CheckKind kind, Argument argument) {
        return kind.parameter(argument.name()).map(Parameter::allowed).orElseGet(() -> argument.type()
                .allowed());
    }
}
