package io.watchkeeper.decision.diagnosis;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parameters as they are written in a cell: {@code host = ${event.object}; port:number = 5432}. A type may follow the name of a parameter that its kind does
 * not know; without one it is text.
 */
public record Arguments(SortedMap<String, Argument> byName) {
    /** What stands in the cell of a node that asks for a check with the parameters of its definition. */
    public static final String AS_DEFINED = "as defined";

    private static final Pattern ONE =
            Pattern.compile("\\s*([a-z][A-Za-z0-9]{0,31})\\s*(?::\\s*([a-z]+)\\s*)?=\\s*(.*?)\\s*");

    public record Argument(String name, ParameterType type, Given given) {}

    public Arguments {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Empty where the text has another form. */
    public static Optional<Arguments> read(String text) {
        var found = new TreeMap<String, Argument>();
        if (!text.isBlank() && !text.equals(AS_DEFINED)) {
            for (var part : text.split(";", -1)) {
                var argument = argument(part);
                if (argument.isEmpty() || found.put(argument.get().name(), argument.get()) != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Arguments(found));
    }

    private static Optional<Argument> argument(String text) {
        var one = ONE.matcher(text);
        if (!one.matches()) {
            return Optional.empty();
        }
        var type = one.group(2) == null ? Optional.of(ParameterType.TEXT) : type(one.group(2));
        var given = Given.of(one.group(3));
        return type.isPresent() && given.isPresent()
                ? Optional.of(new Argument(one.group(1), type.get(), given.get()))
                : Optional.empty();
    }

    private static Optional<ParameterType> type(String word) {
        return Stream.of(ParameterType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** These, and of the others what these do not say. The types of the others stay. */
    Arguments over(Arguments others) {
        var all = new TreeMap<>(others.byName());
        byName.forEach((name, argument) ->
                all.merge(name, argument, (defined, here) -> new Argument(name, defined.type(), here.given())));
        return new Arguments(all);
    }
}
