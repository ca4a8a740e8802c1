package io.watchkeeper.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.watchkeeper.decision.plan.ReadAsProgram;

/**
 * The arguments of a command with their values in. A value is a whole argument ({@code {name}}) or all that stands behind the equals sign of an option
 * ({@code --user={name}}), so it is never a part of a text that a program reads as a language.
 */
public final class BoundArguments {
    private static final Pattern PLACE = Pattern.compile("(--?[A-Za-z0-9][A-Za-z0-9-]*=)?\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern ANYWHERE = Pattern.compile("\\{[a-z][A-Za-z0-9]*}");

    private BoundArguments() {}

    /**
     * @throws IllegalArgumentException naming what cannot be: a value that there is not, one that would be read as an option, one that would be read as a program
     */
    public static List<String> of(List<String> texts, Map<String, String> values) {
        var bound = new ArrayList<String>();
        for (var text : texts) {
            var place = PLACE.matcher(text);
            if (!place.matches()) {
                if (ANYWHERE.matcher(text).find()) {
                    throw new IllegalArgumentException("a value is a whole argument, not a part of one: " + text);
                }
                bound.add(text);
                continue;
            }
            var value = values.get(place.group(2));
            var option = place.group(1) == null ? "" : place.group(1);
            check(value, place.group(2), option, bound);
            bound.add(option + value);
        }
        return bound;
    }

    private static void check(String value, String name, String option, List<String> before) {
        if (value == null) {
            throw new IllegalArgumentException("the command names a parameter that there is not: " + name);
        }
        if (ReadAsProgram.chosen(before) && option.isEmpty()) {
            throw new IllegalArgumentException("which program runs is not for a value to say: " + name);
        }
        if (ReadAsProgram.interpreted(before, option)) {
            throw new IllegalArgumentException("a value is no program: " + name);
        }
        if (option.isEmpty() && !before.contains("--") && value.startsWith("-") && !value.matches("-[0-9.]+")) {
            throw new IllegalArgumentException("the value for " + name + " would be read as an option");
        }
    }
}
