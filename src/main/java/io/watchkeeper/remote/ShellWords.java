package io.watchkeeper.remote;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments as one line for a POSIX shell, which is all that SSH can carry. Between single quotes nothing means anything but the next single quote, so each of
 * those is written outside of them.
 */
public final class ShellWords {
    private ShellWords() {}

    /** @throws IllegalArgumentException where an argument cannot be one of any program: it holds NUL, or half a character */
    public static String line(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has at least its name");
        }
        return arguments.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        if (argument.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(argument)) {
            throw new IllegalArgumentException("an argument holds what no program can be given");
        }
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
