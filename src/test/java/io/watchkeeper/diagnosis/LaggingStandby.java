package io.watchkeeper.diagnosis;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import io.watchkeeper.packaged.DebianPostgres;

/** Two clusters of Debian's PostgreSQL: a primary with a row that can be held, and a standby that receives what is changed there and replays none of it. */
final class LaggingStandby implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final DebianPostgres primary;
    private final DebianPostgres standby;

    LaggingStandby(Path folder) {
        primary = DebianPostgres.start(folder.resolve("primary"));
        primary.sql("alter system set wal_receiver_status_interval = '1s'");
        primary.sql("create table orders (number int primary key)");
        standby = primary.standby(folder.resolve("standby"));
        // a primary tells how far behind a standby is that has replayed something
        primary.sql("insert into orders values (1)");
        await(standby, "select count(*) = 1 from orders");
        standby.sql("select pg_wal_replay_pause()");
        primary.sql("insert into orders values (2)");
    }

    /** How checks come to the primary. */
    Map<String, String> source() {
        var port = Integer.toString(primary.port());
        return Map.of("host", "localhost", "port", port, "database", "postgres", "user", "postgres");
    }

    /** A session that has changed a row in a transaction, and does nothing more. */
    Connection held() throws SQLException {
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + primary.port() + "/postgres", "postgres", "");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("update orders set number = 10 where number = 1");
        }
        return connection;
    }

    /** Waits for whoever holds the row. */
    void update() {
        primary.sql("update orders set number = 11 where number = 1");
    }

    /** Until the primary says yes. */
    void await(String question) {
        await(primary, question);
    }

    private static void await(DebianPostgres postgres, String question) {
        long over = System.nanoTime() + SOON.toNanos();
        while (!postgres.sql(question).equals("t")) {
            if (System.nanoTime() > over) {
                throw new AssertionError("not so within " + SOON + ": " + question);
            }
        }
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }
}
