package io.watchkeeper.decision.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.watchkeeper.decision.diagnosis.Arguments.Argument;
import io.watchkeeper.facts.Sentence;

/** Says what is wrong with the parameters of a check. */
public final class ArgumentsCheck {
    private final CheckKind kind;
    private final List<Wrong> found = new ArrayList<>();

    private ArgumentsCheck(CheckKind kind) {
        this.kind = kind;
    }

    /** @param inText whether the text to ask with is wrong, not a parameter */
    public record Wrong(boolean inText, String code, String value, Sentence message, String allowed) {}

    public static Sentence form() {
        return new Sentence(
                "Parameters are written name = value and parted by semicolons; a value is a text or a reference, never both.",
                "参数写作 name = value，以分号分隔；值只能是文本或引用，不能混用。");
    }

    /** What is wrong with a definition: all of its kind's parameters must be there, and just those that its text names. */
    public static List<Wrong> ofDefinition(CheckDefinition check) {
        var run = new ArgumentsCheck(check.kind());
        check.arguments().byName().values().forEach(run::value);
        run.missing(check);
        run.text(check);
        return run.found;
    }

    /** What is wrong with the parameters that a node gives: they are among those of the definition. */
    static List<Wrong> ofNode(CheckDefinition check, Arguments given) {
        var run = new ArgumentsCheck(check.kind());
        var known = new TreeSet<>(check.arguments().byName().keySet());
        check.kind().parameters().forEach(parameter -> known.add(parameter.name()));
        for (var argument : given.byName().values()) {
            if (known.contains(argument.name())) {
                run.value(argument);
            } else {
                run.unknown(argument.name(), known);
            }
        }
        return run.found;
    }

    private void value(Argument argument) {
        if (argument.given() instanceof Given.Reference reference) {
            reference(reference);
            reference.otherwise().filter(value -> !value.isEmpty()).ifPresent(value -> fits(argument, value));
        } else {
            fits(argument, ((Given.Constant) argument.given()).value());
        }
    }

    private void reference(Given.Reference reference) {
        var path = reference.path();
        boolean known = path.startsWith("event.") && EventFacts.known(path.substring("event.".length()))
                || reference.ofEvidence() && path.length() > Given.EVIDENCE.length();
        if (!known) {
            found.add(new Wrong(
                    false,
                    "UNKNOWN_REFERENCE",
                    path,
                    new Sentence("No event tells this.", "事件不提供该内容。"),
                    EventFacts.NAMES.stream()
                            .collect(Collectors.joining(", event.", "event.", ", event.labels.NAME, evidence.NODE"))));
        }
    }

    private void fits(Argument argument, String value) {
        var parameter = kind.parameter(argument.name());
        boolean fits = parameter.map(known -> known.takes(value)).orElseGet(() -> argument.type()
                .fits(value));
        if (!fits) {
            var allowed = parameter.map(Parameter::allowed).orElseGet(() -> argument.type()
                    .allowed());
            found.add(new Wrong(
                    false,
                    "BAD_PARAMETER",
                    argument.name() + " = " + value,
                    new Sentence("The value cannot be used for this parameter.", "该值不能用于此参数。"),
                    allowed));
        }
    }

    private void unknown(String name, Set<String> known) {
        found.add(new Wrong(
                false,
                "UNKNOWN_PARAMETER",
                name,
                new Sentence("The check has no such parameter.", "该检查没有此参数。"),
                String.join(", ", known)));
    }

    private void missing(CheckDefinition check) {
        for (var parameter : kind.parameters()) {
            if (parameter.required() && !check.arguments().byName().containsKey(parameter.name())) {
                found.add(new Wrong(
                        false,
                        "MISSING_PARAMETER",
                        parameter.name(),
                        new Sentence(
                                "Parameter " + parameter.name() + " is missing: "
                                        + parameter.about().en() + ".",
                                "缺少参数 " + parameter.name() + "："
                                        + parameter.about().zh() + "。"),
                        parameter.allowed()));
            }
        }
    }

    private void text(CheckDefinition check) {
        var places = Placeholders.of(kind, check.ask());
        var own = new TreeSet<>(check.arguments().byName().keySet());
        kind.parameters().forEach(parameter -> own.remove(parameter.name()));
        places.names().stream()
                .filter(name -> !own.contains(name))
                .forEach(name -> found.add(new Wrong(
                        true,
                        "UNKNOWN_PARAMETER",
                        name,
                        new Sentence("The check has no such parameter.", "该检查没有此参数。"),
                        String.join(", ", own))));
        // a script has its parameters in its manifest, not in a text
        own.stream()
                .filter(name -> kind != CheckKind.SCRIPT && !places.names().contains(name))
                .forEach(name -> unknown(name, places.names()));
        if (kind == CheckKind.ELASTICSEARCH
                && !check.ask().isEmpty()
                && SearchTerms.read(check.ask()).isEmpty()) {
            found.add(new Wrong(
                    true,
                    "BAD_PARAMETERS",
                    check.ask(),
                    new Sentence(
                            "A search is written as conditions, one a line; a value is a text or {name}, never both.",
                            "搜索由条件组成，每行一个；值只能是文本或 {name}，不能混用。"),
                    "level = ERROR"));
        }
        if (kind == CheckKind.PROMETHEUS) {
            places.outsideMatchers()
                    .forEach(name -> found.add(new Wrong(
                            true,
                            "MISPLACED_PARAMETER",
                            "$" + name,
                            new Sentence(
                                    "A value can stand only where a label matcher has its text, such as instance=$instance.",
                                    "值只能出现在标签匹配的文本位置，例如 instance=$instance。"),
                            "instance=$instance, instance=~$instance")));
        }
    }
}
