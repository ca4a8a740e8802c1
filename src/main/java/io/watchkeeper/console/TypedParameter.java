package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.Arguments;
import io.watchkeeper.decision.diagnosis.Arguments.Argument;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.Parameter;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.facts.Sentence;

/**
 * The fields of one parameter in the form of a check; the fields of all of them have the same names, and stand in the order of the cell.
 *
 * @param name empty where one may be added
 * @param type as it is written in the cell, empty for text
 * @param text a value, or a reference such as {@code ${event.object}}
 * @param known what the kind of the check says of it; empty for one of the check's own
 */
public record TypedParameter(String name, String type, String text, Optional<Parameter> known) {
    static final String NAME = "parameter-name";

    private static final String TYPE = "parameter-type";
    private static final String TEXT = "parameter-text";

    /** Those of the cell, then those that the kind has beside them, then one to be added where the kind lets its checks have their own. */
    static List<TypedParameter> of(CheckKind kind, String cell) {
        var fields = new ArrayList<TypedParameter>();
        Stream.of(cell.split(";"))
                .flatMap(part -> Arguments.read(part).stream())
                .flatMap(arguments -> arguments.byName().values().stream())
                .forEach(argument -> fields.add(of(kind, argument)));
        kind.parameters().stream()
                .filter(known -> fields.stream().noneMatch(field -> field.name.equals(known.name())))
                .forEach(known -> fields.add(new TypedParameter(known.name(), "", "", Optional.of(known))));
        if (kind.free()) {
            fields.add(new TypedParameter("", "", "", Optional.empty()));
        }
        return fields;
    }

    private static TypedParameter of(CheckKind kind, Argument argument) {
        var type = argument.type() == ParameterType.TEXT ? "" : argument.type().word();
        return new TypedParameter(argument.name(), type, argument.given().text(), kind.parameter(argument.name()));
    }

    /** As they were typed. */
    static List<TypedParameter> of(CheckKind kind, TreeForm form) {
        return IntStream.range(0, form.texts(NAME).size())
                .mapToObj(place -> typed(kind, form, place))
                .toList();
    }

    private static TypedParameter typed(CheckKind kind, TreeForm form, int place) {
        var name = form.texts(NAME).get(place);
        return new TypedParameter(name, at(form, TYPE, place), at(form, TEXT, place), kind.parameter(name));
    }

    private static String at(TreeForm form, String field, int place) {
        return form.texts(field).stream().skip(place).findFirst().orElse("");
    }

    /** The cell that was typed; a parameter without a value has none. */
    static String cell(TreeForm form) {
        return IntStream.range(0, form.texts(NAME).size())
                .filter(place -> !at(form, TEXT, place).isEmpty())
                .mapToObj(place -> written(form, place))
                .collect(Collectors.joining("; "));
    }

    private static String written(TreeForm form, int place) {
        var type = at(form, TYPE, place);
        return form.texts(NAME).get(place) + (type.isEmpty() ? "" : ":" + type) + " = " + at(form, TEXT, place);
    }

    public boolean own() {
        return known.isEmpty();
    }

    /** Words of which it is one; none where it may be anything, or comes from the event. */
    public List<String> choices() {
        return known.map(Parameter::choices)
                .filter(words -> text.isEmpty() || words.contains(text))
                .orElse(List.of());
    }

    public Sentence about() {
        return known.map(Parameter::about).orElse(new Sentence("", ""));
    }

    /** What it may be beside text. */
    public List<String> types() {
        return Stream.of(ParameterType.values())
                .filter(type -> type != ParameterType.TEXT)
                .map(ParameterType::word)
                .toList();
    }
}
