package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void what_was_stored_is_there_after_a_restart_and_committed_rows_are_synced_to_disk() throws SQLException {
        try (var first = EmbeddedDatabase.start(folder)) {
            execute(first, "create table kept (n int); insert into kept values (7)");
            assertThat(query(first, "show fsync")).isEqualTo("on");
            assertThat(query(first, "show synchronous_commit")).isEqualTo("on");
        }
        try (var second = EmbeddedDatabase.start(folder)) {
            assertThat(query(second, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void one_folder_serves_one_service() {
        try (var running = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("data folder");
            assertThat(running.address().host()).isEqualTo("localhost");
        }
    }

    @Test
    void nobody_connects_without_the_password() {
        try (var database = EmbeddedDatabase.start(folder)) {
            var url = database.address().jdbcUrl();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void half_a_cluster_left_by_a_killed_first_start_is_made_anew() throws Exception {
        var cluster = Files.createDirectories(folder.resolve("postgresql"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17");

        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        var address = database.address();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        var address = database.address();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
