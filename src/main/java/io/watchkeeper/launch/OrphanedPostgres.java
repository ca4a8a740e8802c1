package io.watchkeeper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL that outlived a killed service and still holds the data folder. */
final class OrphanedPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OrphanedPostgres() {}

    /** Only called under the folder's lock, so a PostgreSQL found here belongs to nobody any more. */
    static void stop(Path cluster) throws IOException {
        var orphan = find(cluster);
        if (orphan.isPresent()) {
            interrupt(orphan.get());
            await(orphan.get());
        }
    }

    private static Optional<ProcessHandle> find(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var first = Files.readAllLines(pidFile).stream().findFirst().orElse("");
        return first.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(first)).filter(OrphanedPostgres::isPostgres)
                : Optional.empty();
    }

    /** After a reboot the number in the file may be another program's. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    /** SIGINT is PostgreSQL's fast shutdown; the SIGTERM that Java can send would wait for every client to leave. */
    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException still) {
            throw new IOException(
                    "the PostgreSQL with process id " + process.pid()
                            + ", left by an earlier run, does not stop; stop it by hand",
                    still);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
