package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.watchkeeper.launch.DatabaseAddress;

/** A PostgreSQL of the machine, whose programs for backups are of the same release. */
public final class DebianPostgres implements AutoCloseable {
    /** On the PATH of whoever has Debian's PostgreSQL; the others are below {@link #RELEASES}. */
    public static final String PROGRAM = "pg_dump";

    private static final Path RELEASES = Path.of("/usr/lib/postgresql");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = Program.freePort();

    private DebianPostgres(Path folder) {
        this.folder = folder;
    }

    public static DebianPostgres start(Path folder) {
        var postgres = new DebianPostgres(folder);
        postgres.run("initdb", "-D", postgres.cluster(), "-U", "postgres", "--auth=trust", "--no-sync");
        postgres.control();
        return postgres;
    }

    /** On a folder that a base backup was written to. */
    public static DebianPostgres on(Path folder) {
        var postgres = new DebianPostgres(folder);
        postgres.control();
        return postgres;
    }

    /** Another one that receives what is changed here. */
    public DebianPostgres standby(Path other) {
        run(
                "pg_basebackup",
                "--dbname=" + url("postgres"),
                "--pgdata=" + other.resolve("cluster"),
                "--write-recovery-conf",
                "--no-sync",
                "--checkpoint=fast");
        return on(other);
    }

    /** What a statement answers, in the database that there is from the start. */
    public String sql(String statement) {
        return run("psql", "-XqAtc", statement, url("postgres")).strip();
    }

    private void control() {
        var options = "-p " + port + " -k '' -c listen_addresses=localhost";
        run("pg_ctl", "start", "-w", "-D", cluster(), "-l", folder.resolve("postgres.log") + "", "-o", options);
    }

    DatabaseAddress address() {
        return address("postgres");
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress("localhost", port, database, "postgres", "unused", "");
    }

    public String url(String database) {
        return "postgresql://postgres@localhost:" + port + "/" + database;
    }

    /** A program of this release; what it prints, once it has ended well. */
    public String run(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace it does not know
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(newest().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var running = Program.start(program, folder, command, Map.of());
        if (running.awaitExit(PATIENCE) != 0) {
            throw new IllegalStateException(program + ": " + running.output());
        }
        return running.output();
    }

    public int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    private String cluster() {
        return folder.resolve("cluster").toString();
    }

    private boolean isRoot() {
        try {
            Files.createDirectories(folder);
            return Files.getOwner(folder).getName().equals("root");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path newest() {
        try (var releases = Files.list(RELEASES)) {
            return releases.max(Comparator.comparingInt(
                            release -> Integer.parseInt(release.getFileName().toString())))
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", cluster());
    }
}
