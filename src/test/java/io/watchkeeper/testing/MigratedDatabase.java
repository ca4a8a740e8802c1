package io.watchkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.launch.EmbeddedDatabase;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the service's tables, for tests that need no more of the service than that. */
public final class MigratedDatabase implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    private MigratedDatabase(EmbeddedDatabase database) {
        this.database = database;
        this.pool = PgBuilder.pool()
                .connectingTo(options(database.address()))
                .using(vertx)
                .build();
    }

    /** On a folder of its own under target. */
    public static MigratedDatabase start() {
        try {
            var target = Files.createDirectories(Path.of(System.getProperty("repository.root", "."), "target"));
            var database = EmbeddedDatabase.start(Files.createTempDirectory(target, "test-database-"));
            var address = database.address();
            Flyway.configure()
                    .dataSource(address.jdbcUrl(), address.user(), address.password())
                    .load()
                    .migrate();
            return new MigratedDatabase(database);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Pool pool() {
        return pool;
    }

    public int port() {
        return database.address().port();
    }

    /** How to reach it, for who wants connections of another kind. */
    public PgConnectOptions options() {
        return options(database.address());
    }

    /** Another pool, whose connections go through that port; the caller closes it. */
    public Pool poolBy(int port) {
        return PgBuilder.pool()
                .connectingTo(options(database.address()).setPort(port))
                .using(vertx)
                .build();
    }

    /** Runs statements and waits for them. */
    public void execute(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
        database.close();
    }

    private static PgConnectOptions options(DatabaseAddress address) {
        return new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password());
    }
}
