package io.watchkeeper.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** The rules that are shipped, read from the repository. */
public final class BuiltInRules {
    private static final Path RULES =
            Path.of(System.getProperty("repository.root", ".")).resolve("rules");
    private static Rulebook compiled;

    private BuiltInRules() {}

    public static RulebookContent content() {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(RULES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(RULES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new RulebookContent(texts);
    }

    /** Compiled once for all tests of a run; nobody closes it. */
    public static synchronized Rulebook rulebook() {
        if (compiled == null) {
            compiled = RulebookCompiler.compile(1, content());
        }
        return compiled;
    }
}
