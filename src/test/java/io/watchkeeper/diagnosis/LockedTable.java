package io.watchkeeper.diagnosis;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A row in a real PostgreSQL that somebody holds. */
@Singleton
class LockedTable {
    private final String jdbc;
    private final String user;
    private final String password;

    LockedTable(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbc,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.jdbc = jdbc;
        this.user = user;
        this.password = password;
    }

    URI address() {
        return URI.create(jdbc.substring("jdbc:".length()));
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(jdbc, user, password);
    }

    /** A session that has changed the row in a transaction, and does nothing more. */
    Connection held() throws SQLException {
        var connection = connection();
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists locked_by_test (id int primary key)");
            statement.execute("insert into locked_by_test values (1) on conflict do nothing");
        }
        connection.setAutoCommit(false);
        update(connection);
        return connection;
    }

    /** Waits for whoever holds the row. */
    static void update(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("update locked_by_test set id = 1");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
