package io.watchkeeper.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkus.runtime.util.ClassPathUtils;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.facts.Sentence;

/** Reads a rulebook's files from where people and Maven keep them. */
public final class RulebookFiles {
    /** Every rulebook has this file. A folder of a jar cannot be asked for by every class loader, a file can. */
    private static final String ANCHOR = "rules/scenario/catalogue.csv";

    private static final char NUL = '\0';

    private RulebookFiles() {}

    /** @throws RulebookRejected when a file is not UTF-8 text */
    public static RulebookContent library() {
        var anchor = Thread.currentThread().getContextClassLoader().getResource(ANCHOR);
        if (anchor == null) {
            throw new IllegalStateException(
                    "The content library is not on the class path: " + ANCHOR + " is missing. Build the module kjar.");
        }
        return ClassPathUtils.processAsPath(
                anchor, file -> folder(file.getParent().getParent()));
    }

    /**
     * @param folder laid out as {@code rules/}; hidden files and the backups of editors are left out
     * @throws RulebookRejected when a file is not UTF-8 text
     */
    public static RulebookContent folder(Path folder) {
        var texts = new TreeMap<String, String>();
        var problems = new ArrayList<RulebookProblem>();
        files(folder).forEach((name, file) -> text(file)
                .ifPresentOrElse(text -> texts.put(name, text), () -> problems.add(notText(name))));
        if (!problems.isEmpty()) {
            throw new RulebookRejected(problems);
        }
        return RulebookContent.of(texts);
    }

    private static Map<String, Path> files(Path folder) {
        var found = new TreeMap<String, Path>();
        try (var walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).forEach(file -> found.put(name(folder, file), file));
        } catch (IOException failed) {
            throw new UncheckedIOException("The rulebook's files cannot be read from " + folder, failed);
        }
        found.keySet().removeIf(RulebookFiles::leftOut);
        return found;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Whether it is a hidden file or the backup of an editor, which no rulebook holds. */
    public static boolean leftOut(String name) {
        return name.startsWith(".") || name.contains("/.") || name.endsWith("~");
    }

    private static Optional<String> text(Path file) {
        try {
            return text(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + file, failed);
        }
    }

    /** Empty where the bytes are no UTF-8, or hold the one character that the store cannot keep. */
    public static Optional<String> text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.indexOf(NUL) < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static RulebookProblem notText(String name) {
        return RulebookProblem.error(
                        name, "", "NOT_TEXT", new Sentence("The file is not UTF-8 text.", "该文件不是 UTF-8 文本。"))
                .allowing("UTF-8 text")
                .advising(new Sentence(
                        "Save the file in UTF-8; keep a spreadsheet as .drl.csv.", "请将文件保存为 UTF-8；电子表格请存为 .drl.csv。"));
    }
}
