package io.watchkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.watchkeeper.launch.EmbeddedDatabase;

/** A PostgreSQL under target, whose programs are unpacked once for all of them. */
public final class DatabaseServer {
    private static final Path TARGET = Path.of(System.getProperty("repository.root", "."), "target");
    private static final Path PROGRAMS = TARGET.resolve("postgresql-programs");

    private DatabaseServer() {}

    /** On a folder of its own. */
    public static EmbeddedDatabase start() {
        return in(newFolder());
    }

    public static EmbeddedDatabase in(Path folder) {
        var database = EmbeddedDatabase.start(folder, PROGRAMS);
        // who stops it by its own programs looks for them there
        lendPrograms(folder);
        return database;
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(TARGET), "test-database-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Spares a service that is to start there the unpacking, if it is done by now. */
    public static void lendPrograms(Path data) {
        if (!Files.isDirectory(PROGRAMS)) {
            return;
        }
        try (var unpacked = Files.list(PROGRAMS)) {
            var own = Files.createDirectories(data.resolve("postgresql-binaries"));
            for (var programs : unpacked.map(Path::toAbsolutePath).toList()) {
                link(own.resolve(programs.getFileName()), programs);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createSymbolicLink(from, to);
        } catch (FileAlreadyExistsException fromAnEarlierStart) {
            // what is there serves as well
        }
    }
}
