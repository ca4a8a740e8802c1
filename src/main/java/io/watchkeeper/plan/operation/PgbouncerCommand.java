package io.watchkeeper.plan.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.ParameterType;

/** What is asked of a PgBouncer whose configuration includes a symbolic link to the file that says where its pools lead. */
sealed interface PgbouncerCommand {
    /** Where the link leads. */
    record File(Path link) implements PgbouncerCommand {
        @Override
        public List<Path> files() {
            return List.of(link);
        }
    }

    /** Whether a query through the pool reaches a primary. */
    record Primary(String pool) implements PgbouncerCommand {
        @Override
        public List<Path> files() {
            return List.of();
        }
    }

    /**
     * @param former file that the link leads to; where it leads to neither of the two, somebody else has changed it
     * @param file that it shall lead to
     */
    record Switch(String pool, Path link, Path former, Path file) implements PgbouncerCommand {
        @Override
        public List<Path> files() {
            return List.of(link, former, file);
        }
    }

    /** @throws NotDone for what is no command, no name of a pool, or no path */
    static PgbouncerCommand read(String text, Map<String, String> values) {
        var words = Stream.of(text.strip().split("\\s+"))
                .map(word -> BoundText.strictly(word, values))
                .toList();
        return switch (words.get(0) + " " + words.size()) {
            case "file 2" -> new File(path(words.get(1)));
            case "primary 2" -> new Primary(pool(words.get(1)));
            case "switch 5" ->
                new Switch(pool(words.get(1)), path(words.get(2)), path(words.get(3)), path(words.get(4)));
            default -> throw refused("no command for PgBouncer that is known here", String.join(" ", words));
        };
    }

    /** The files that it names. */
    List<Path> files();

    private static String pool(String word) {
        if (!ParameterType.NAME.fits(word)) {
            throw refused("no name of a pool", word);
        }
        return word;
    }

    private static Path path(String word) {
        if (!ParameterType.PATH.fits(word)
                || !Path.of(word).normalize().toString().equals(word)) {
            throw refused("no path of a file", word);
        }
        return Path.of(word);
    }

    private static NotDone refused(String what, String word) {
        return new NotDone("this is " + what + ": " + word.replaceAll("\\p{Cntrl}", " "));
    }
}
