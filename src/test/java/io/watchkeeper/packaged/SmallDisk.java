package io.watchkeeper.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.watchkeeper.launch.DatabaseAddress;

/** A PostgreSQL of the machine on a disk in memory that can be filled to the brim. Only root may mount one, in a namespace that goes with it. */
final class SmallDisk implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FILL = "fill";
    private static final String FREE = "free";
    /** Starts PostgreSQL again whenever it ends; what is asked for comes as files. */
    private static final String SCRIPT =
            """
            set -eu
            mount -t tmpfs -o size=256m,mode=0777 tmpfs "$DISK"
            unshare -U "$BIN/initdb" -D "$DISK/cluster" -U postgres --auth=trust --no-sync
            while :; do
                unshare -U "$BIN/postgres" -D "$DISK/cluster" -p "$PORT" -k '' -c listen_addresses=localhost -c max_wal_size=32MB -c min_wal_size=32MB || true
                sleep 0.2
            done &
            while :; do
                if [ -e "$ASKED/fill" ]; then
                    cat /dev/zero > "$DISK/ballast" || true
                    rm "$ASKED/fill"
                fi
                if [ -e "$ASKED/free" ]; then
                    rm -f "$DISK/ballast" "$ASKED/free"
                fi
                sleep 0.1
            done
            """;

    private final Path folder;
    private final int port = Program.freePort();
    private final Program program;

    private SmallDisk(Path folder) throws IOException {
        this.folder = folder;
        var disk = Files.createDirectories(folder.resolve("disk"));
        program = Program.start(
                "small-disk",
                folder,
                List.of("unshare", "--mount", "bash", "-c", SCRIPT),
                Map.of(
                        "DISK", disk.toString(),
                        "ASKED", folder.toString(),
                        "PORT", Integer.toString(port),
                        "BIN", DebianPostgres.newest().resolve("bin").toString()));
    }

    static SmallDisk start(Path folder) {
        try {
            var small = new SmallDisk(folder);
            Wait.untilTrue("PostgreSQL on a small disk, in " + small.program.log(), SOON, small::answers);
            return small;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Until not a byte is left. */
    void fill() {
        ask(FILL);
    }

    void free() {
        ask(FREE);
    }

    /** What PostgreSQL has said. */
    String output() {
        return program.output();
    }

    DatabaseAddress address() {
        return new DatabaseAddress("localhost", port, "postgres", "postgres", "unused", "");
    }

    private void ask(String what) {
        var file = folder.resolve(what);
        try {
            Files.createFile(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Wait.untilTrue(what, SOON, () -> !Files.exists(file));
    }

    private boolean answers() throws SQLException {
        if (!program.isAlive()) {
            throw new Wait.GaveUp(program.output());
        }
        var address = address();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            return connection.isValid(1);
        }
    }

    @Override
    public void close() {
        program.killTree();
    }
}
