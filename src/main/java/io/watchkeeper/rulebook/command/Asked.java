package io.watchkeeper.rulebook.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed behind {@code rules}.
 *
 * @param folder laid out as {@code rules/}
 * @param signals a file of exported signals; only to a backtest
 * @param against the folder that a backtest compares with; empty for the content library of this release
 * @param junit where to write the results for a CI server
 * @param language {@code en} or {@code zh}
 */
record Asked(
        Action action,
        Path folder,
        Optional<Path> signals,
        Optional<Path> against,
        Optional<Path> junit,
        String language) {
    private static final String SIGNALS = "--signals";
    private static final String AGAINST = "--against";
    private static final String JUNIT = "--junit";
    private static final String LANG = "--lang";
    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    /** One question a call. */
    enum Action {
        CHECK(Set.of(JUNIT, LANG)),
        TEST(Set.of(JUNIT, LANG)),
        BACKTEST(Set.of(SIGNALS, AGAINST, JUNIT, LANG));

        private final Set<String> options;

        Action(Set<String> options) {
            this.options = options;
        }

        private static Action named(String name) {
            return switch (name) {
                case "check" -> CHECK;
                case "test" -> TEST;
                case "backtest" -> BACKTEST;
                default -> throw new Misused("There is no such command: rules " + name);
            };
        }
    }

    /** Called in a way that there is not. */
    static final class Misused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Misused saying what is wrong */
    static Asked parse(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        if (words.isEmpty()) {
            throw new Misused("Say what to do.");
        }
        var action = Action.named(words.poll());
        var options = new HashMap<String, String>();
        Path folder = null;
        while (!words.isEmpty()) {
            var word = words.poll();
            if (word.startsWith("--")) {
                option(action, word, Optional.ofNullable(words.poll()), options);
            } else if (folder == null) {
                folder = path(word);
            } else {
                throw new Misused("One folder at a time: " + word);
            }
        }
        return of(action, folder, options);
    }

    private static void option(Action action, String name, Optional<String> value, Map<String, String> options) {
        if (!action.options.contains(name)) {
            throw new Misused("There is no such option here: " + name);
        }
        if (options.put(name, value.orElseThrow(() -> new Misused(name + " needs a value."))) != null) {
            throw new Misused(name + " stands there twice.");
        }
    }

    private static Asked of(Action action, Path folder, Map<String, String> options) {
        var language = options.getOrDefault(LANG, "en");
        if (folder == null) {
            throw new Misused("Name the folder that holds the rules.");
        }
        if (action == Action.BACKTEST && !options.containsKey(SIGNALS)) {
            throw new Misused("A backtest needs " + SIGNALS + ".");
        }
        if (!LANGUAGES.contains(language)) {
            throw new Misused(LANG + " is en or zh.");
        }
        return new Asked(
                action, folder, file(options, SIGNALS), file(options, AGAINST), file(options, JUNIT), language);
    }

    private static Optional<Path> file(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).map(Asked::path);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            throw new Misused("There can be no such path: " + text);
        }
    }
}
