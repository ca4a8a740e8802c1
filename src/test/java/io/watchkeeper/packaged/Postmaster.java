package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.watchkeeper.launch.DatabaseAddress;

/**
 * The PostgreSQL on an embedded database's data folder, seen from outside.
 *
 * @param dataDirectory what the service calls its data folder
 */
record Postmaster(Path dataDirectory) {
    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Living, or empty. */
    Optional<ProcessHandle> process() {
        var pidFile = cluster().resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(
                                    Long.parseLong(Files.readAllLines(pidFile).get(0)))
                            .filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How to reach it. */
    DatabaseAddress address() {
        try {
            var port = Integer.parseInt(
                    Files.readAllLines(cluster().resolve("postmaster.pid")).get(PORT_LINE));
            var password =
                    Files.readString(dataDirectory.resolve("database-password")).strip();
            return new DatabaseAddress("localhost", port, "postgres", "postgres", password, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As kill -9 does; its children notice and go. */
    void kill() {
        var postmaster = process().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** As a power cut, but for what the operating system had not yet written. */
    void stopHard() {
        pgCtl("stop", "-m", "immediate", "-w");
    }

    /** Its processes stand still, as when the disk below them hangs. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** Starts it again as it ran before, on the same port; returns when it takes connections. */
    void startAgain() {
        pgCtl("restart", "-w");
    }

    /** Nothing happens where none runs. */
    void endIfRunning() {
        if (process().isPresent()) {
            stopHard();
        }
    }

    private void signal(String signal) {
        var postmaster = process().orElseThrow();
        // the postmaster first: it would replace a child that it misses
        Stream.concat(Stream.of(postmaster), postmaster.children()).forEach(process -> {
            var command = List.of("kill", signal, Long.toString(process.pid()));
            Program.start("kill", dataDirectory, command, Map.of()).awaitExit(PATIENCE);
        });
    }

    private Path cluster() {
        return dataDirectory.resolve("postgresql");
    }

    private void pgCtl(String... arguments) {
        try {
            var command = new ArrayList<String>();
            if (Files.getOwner(dataDirectory).getName().equals("root")) {
                // PostgreSQL refuses to run as root; in a user namespace it does not know
                command.addAll(List.of("unshare", "-U"));
            }
            command.add(program().toString());
            command.addAll(List.of(arguments));
            command.addAll(List.of("-D", cluster().toString(), "-l", "postgresql.log"));
            var control = Program.start("pg_ctl", dataDirectory, command, Map.of());
            if (control.awaitExit(PATIENCE) != 0) {
                throw new IllegalStateException(control.output());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path program() throws IOException {
        try (var files = Files.walk(dataDirectory.resolve("postgresql-binaries"), FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
        }
    }
}
