package io.watchkeeper.decision.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.watchkeeper.decision.content.Nearest;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.facts.Sentence;

/** Reads parameters, outputs and members of forms: each has a type, and says in both languages what it is. */
final class ParameterReader {
    private ParameterReader() {}

    /** In the order in which they are written. */
    static Map<String, PlanParameter> read(Members owner, String member) {
        var parameters = new LinkedHashMap<String, PlanParameter>();
        owner.named(member).forEach((name, written) -> parameters.put(name, parameter(name, written)));
        return parameters;
    }

    private static PlanParameter parameter(String name, Members written) {
        var type = type(written);
        var standard = written.given("default");
        if (standard.isPresent() && standard.get() instanceof Given.Constant constant && !type.fits(constant.value())) {
            written.problem(
                    "default",
                    "BAD_PARAMETER",
                    constant.value(),
                    new Sentence("The value cannot be used for this parameter.", "该值不能用于此参数。"),
                    type.allowed());
        }
        var parameter = new PlanParameter(name, type, standard, written.sentence());
        written.noOthers();
        return parameter;
    }

    private static ParameterType type(Members written) {
        var word = written.needed("type");
        var type = ParameterType.named(word);
        if (type.isEmpty() && written.has("type")) {
            var known =
                    Stream.of(ParameterType.values()).map(ParameterType::word).toList();
            written.problems()
                    .add(
                            written.path("type"),
                            "UNKNOWN_TYPE",
                            word,
                            new Sentence("There is no such type.", "没有这种类型。"),
                            String.join(", ", known),
                            Nearest.to(word.toLowerCase(Locale.ROOT), known));
        }
        return type.orElse(ParameterType.TEXT);
    }

    /** Whether any value of the one type will do as one of the other. */
    static boolean compatible(ParameterType given, Optional<ParameterType> wanted) {
        return wanted.isEmpty()
                || given == wanted.get()
                || switch (wanted.get()) {
                    case TEXT -> true;
                    case NAME -> given == ParameterType.PORT || given == ParameterType.HOST;
                    case HOST -> given == ParameterType.NAME;
                    case NUMBER -> given == ParameterType.PORT;
                    case PORT, DURATION, PATH -> false;
                };
    }
}
