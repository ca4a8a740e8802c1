package io.watchkeeper.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.watchkeeper.launch.DatabaseAddress;
import org.flywaydb.core.Flyway;

/** A database with the service's tables in a real PostgreSQL, for tests that need no more of the service than that. */
public final class MigratedDatabase implements AutoCloseable {
    private final DatabaseAddress address;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    /** The PostgreSQL of all tests of a JVM, with the database that Flyway has made once and that the others are copies of. */
    private static final class Template {
        static final String NAME = "template_of_tests";
        static final DatabaseAddress SERVER = start();
        static final AtomicInteger COPIES = new AtomicInteger();

        private static DatabaseAddress start() {
            var server = DatabaseServer.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            command(server.address(), "create database " + NAME);
            var template = named(server.address(), NAME);
            Flyway.configure()
                    .dataSource(template.jdbcUrl(), template.user(), template.password())
                    .load()
                    .migrate();
            return server.address();
        }

        static synchronized DatabaseAddress copy() {
            var name = "copy_" + COPIES.incrementAndGet();
            command(SERVER, "create database " + name + " template " + NAME);
            return named(SERVER, name);
        }

        private static DatabaseAddress named(DatabaseAddress server, String name) {
            return new DatabaseAddress(server.host(), server.port(), name, server.user(), server.password(), "");
        }

        private static void command(DatabaseAddress address, String sql) {
            try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private MigratedDatabase(DatabaseAddress address) {
        this.address = address;
        this.pool = PgBuilder.pool().connectingTo(options(address)).using(vertx).build();
    }

    /** One that nothing else uses. */
    public static MigratedDatabase start() {
        return new MigratedDatabase(Template.copy());
    }

    public Pool pool() {
        return pool;
    }

    public int port() {
        return address.port();
    }

    /** How to reach it, for who wants connections of another kind. */
    public PgConnectOptions options() {
        return options(address);
    }

    /** Another pool, whose connections go through that port; the caller closes it. */
    public Pool poolBy(int port) {
        return PgBuilder.pool()
                .connectingTo(options(address).setPort(port))
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
