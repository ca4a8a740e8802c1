package io.watchkeeper.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds executables of this machine. */
public final class RealPrograms {
    private RealPrograms() {}

    /** Looks through PATH and then the folders for system programs, which the PATH of a user may leave out. */
    public static Optional<Path> find(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Arrays.stream(path.split(File.pathSeparator)),
                        Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** As {@link #find}, for tests that {@link NeedsProgram} has let through. */
    public static Path require(String program) {
        return find(program).orElseThrow(() -> new IllegalStateException(program + " is not installed"));
    }
}
