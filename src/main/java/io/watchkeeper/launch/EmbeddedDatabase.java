package io.watchkeeper.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL that the service brings along when it is given none. Its data folder lasts: over restarts, and over a killed service, whose PostgreSQL lives
 * on as an orphan and is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration CRASH_RECOVERY = Duration.ofMinutes(3);
    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final FileChannel lock;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lock, String password) {
        this.postgres = postgres;
        this.lock = lock;
        this.password = password;
    }

    /** @throws IllegalStateException when another process uses the folder, or PostgreSQL does not start there */
    public static EmbeddedDatabase start(Path folder) {
        return start(folder, folder.resolve("postgresql-binaries"));
    }

    /**
     * @param binaries where its programs are unpacked, if they are not there; several databases may share them
     * @throws IllegalStateException when another process uses the folder, or PostgreSQL does not start there
     */
    public static EmbeddedDatabase start(Path folder, Path binaries) {
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock = lock(folder);
            var cluster = folder.resolve("postgresql");
            OrphanedPostgres.stop(cluster);
            var files = new ClusterFiles(cluster, folder.resolve("database-password"));
            files.discardUnfinished();
            var database = new EmbeddedDatabase(boot(files, binaries), lock, files.password());
            files.secure(database.postgres.getDatabase(USER, USER));
            return database;
        } catch (IOException | SQLException failed) {
            release(lock);
            throw new IllegalStateException(
                    "The embedded PostgreSQL does not start in " + folder.toAbsolutePath() + ": " + failed.getMessage(),
                    failed);
        }
    }

    public DatabaseAddress address() {
        return new DatabaseAddress("localhost", postgres.getPort(), USER, USER, password, "");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            release(lock);
        }
    }

    private static EmbeddedPostgres boot(ClusterFiles files, Path binaries) throws IOException {
        Files.createDirectories(binaries);
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(files.cluster())
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(CRASH_RECOVERY)
                .setPort(freePort())
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setConnectConfig("password", files.password())
                // the library starts PostgreSQL with -F and lets it answer before a commit is written: either would
                // lose committed alerts
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", SharedBuffers.here().setting())
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("password_encryption", "scram-sha-256");
        return builder.start();
    }

    /** Two services on one folder would each stop the other's database. The lock goes with the process, however that ends. */
    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(
                folder.resolve("watchkeeper.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw new IllegalStateException(
                    "This process already uses the data folder " + folder.toAbsolutePath(), sameProcess);
        }
        channel.close();
        throw new IllegalStateException("Another Watchkeeper already uses the data folder " + folder.toAbsolutePath()
                + ". Stop it, or give this one its own folder in WATCHKEEPER_DATA_DIR.");
    }

    private static void release(FileChannel lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
