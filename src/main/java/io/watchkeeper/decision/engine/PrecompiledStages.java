package io.watchkeeper.decision.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The stages of the content library as they were compiled while the service was packaged, so that a start compiles only what somebody has changed.
 * There are none where the service runs from its class files.
 */
public final class PrecompiledStages {
    private static final String FOLDER = "/compiled-rules/";

    private PrecompiledStages() {}

    /** A module of Drools, as a zip. */
    static Optional<byte[]> of(StageSources sources) {
        try (var stored = PrecompiledStages.class.getResourceAsStream(FOLDER + name(sources.key()))) {
            return stored == null ? Optional.empty() : Optional.of(stored.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Writes all that this process has compiled.
     *
     * @param classes the root of a class path
     * @throws IOException when a file cannot be written
     */
    public static void write(Path classes) throws IOException {
        var folder = Files.createDirectories(Path.of(classes + FOLDER));
        for (var stage : StageBases.compiled().entrySet()) {
            Files.write(folder.resolve(name(stage.getKey())), stage.getValue().module());
        }
    }

    private static String name(String key) {
        return key + ".kjar";
    }
}
