package io.watchkeeper.rulebook.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.watchkeeper.decision.RulebookContent;

/**
 * A call of {@code rules}, and what came of it.
 *
 * @param complaints what went to the standard error
 */
public record Terminal(int exitCode, String output, String complaints) {
    public static Terminal rules(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        int exitCode = new RulesCommand(new PrintStream(out, true, UTF_8), new PrintStream(complaints, true, UTF_8))
                .run(List.of(arguments).stream().map(Object::toString).toList());
        return new Terminal(exitCode, out.toString(UTF_8), complaints.toString(UTF_8));
    }

    /** The content as a folder on the disk. */
    public static Path written(RulebookContent content, Path folder) {
        content.files().forEach((name, text) -> {
            try {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), text);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        return folder;
    }
}
