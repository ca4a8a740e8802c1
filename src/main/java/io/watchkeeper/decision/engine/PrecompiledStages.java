package io.watchkeeper.decision.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stages of the content library as they were compiled while the service was packaged, so that a start compiles only what somebody has changed.
 * There are none where the service runs from its class files.
 */
public final class PrecompiledStages {
    private static final String FOLDER = "compiled-rules/";

    private PrecompiledStages() {}

    /** A module of Drools, as a zip. */
    static Optional<byte[]> of(StageSources sources) {
        try (var stored = PrecompiledStages.class.getResourceAsStream("/" + name(sources.key()))) {
            return stored == null ? Optional.empty() : Optional.of(stored.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All that this process has compiled, by the names of files on the class path. */
    public static Map<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        StageBases.compiled().forEach((key, base) -> files.put(name(key), base.module()));
        return files;
    }

    private static String name(String key) {
        return FOLDER + key + ".kjar";
    }
}
