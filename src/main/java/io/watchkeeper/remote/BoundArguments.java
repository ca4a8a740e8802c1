package io.watchkeeper.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The arguments of a command with their values in. A value is a whole argument ({@code {name}}) or all that stands behind the equals sign of an option
 * ({@code --user={name}}), so it is never a part of a text that a program reads as a language.
 */
public final class BoundArguments {
    private static final Pattern PLACE = Pattern.compile("(--?[A-Za-z0-9][A-Za-z0-9-]*=)?\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern ANYWHERE = Pattern.compile("\\{[a-z][A-Za-z0-9]*}");
    private static final Set<String> INTERPRETERS = Set.of(
            "sh", "bash", "dash", "ash", "zsh", "ksh", "fish", "python3", "python", "perl", "ruby", "awk", "eval");

    private BoundArguments() {}

    /**
     * @throws IllegalArgumentException naming what cannot be: a value that there is not, one that would be read as an option, one that would be read as a program
     */
    public static List<String> of(List<String> texts, Map<String, String> values) {
        var bound = new ArrayList<String>();
        boolean optionsEnded = false;
        for (var text : texts) {
            var place = PLACE.matcher(text);
            if (!place.matches()) {
                if (ANYWHERE.matcher(text).find()) {
                    throw new IllegalArgumentException("a value is a whole argument, not a part of one: " + text);
                }
                bound.add(text);
                optionsEnded = optionsEnded || text.equals("--");
                continue;
            }
            var value = values.get(place.group(2));
            check(value, place.group(2));
            if (place.group(1) == null) {
                argument(value, place.group(2), optionsEnded, bound);
            }
            bound.add(place.group(1) == null ? value : place.group(1) + value);
        }
        return bound;
    }

    private static void check(String value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the command names a parameter that there is not: " + name);
        }
    }

    private static void argument(String value, String name, boolean optionsEnded, List<String> before) {
        if (before.isEmpty()) {
            throw new IllegalArgumentException("which program runs is not for a value to say: " + name);
        }
        boolean interpreted = before.stream()
                .map(argument -> argument.substring(argument.lastIndexOf('/') + 1))
                .anyMatch(INTERPRETERS::contains);
        if (interpreted && before.get(before.size() - 1).matches("-[A-Za-z]*[ce]|eval")) {
            throw new IllegalArgumentException("a value is no program: " + name);
        }
        if (!optionsEnded && value.startsWith("-") && !value.matches("-[0-9.]+")) {
            throw new IllegalArgumentException("the value for " + name + " would be read as an option");
        }
    }
}
