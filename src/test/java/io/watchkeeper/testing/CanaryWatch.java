package io.watchkeeper.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.launch.DatabaseAddress;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After every class of tests: no secret that was planted so far, by whichever class, stands in the log, or in a row of the database of the service under test,
 * where decisions with their traces, the audit log and rejected posts are kept. {@link CanaryFilter} looks at answers.
 */
public final class CanaryWatch implements AfterAllCallback {
    private static final Path LOG = Path.of(
            System.getProperty("repository.root", "."),
            "target",
            "test-service-" + System.getProperty("service.fork", "1") + ".log");
    private static final String DATABASE = "watchkeeper.testing.database";
    private static final String TABLES =
            "select quote_ident(table_name) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'";

    static void lookInto(DatabaseAddress database) {
        System.setProperty(
                DATABASE,
                database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "user=" + database.user()
                        + "&password=" + database.password());
    }

    static void lookNoMore() {
        System.clearProperty(DATABASE);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, SQLException {
        var planted = Canary.planted();
        if (planted.isEmpty()) {
            return;
        }
        if (Files.exists(LOG)) {
            lookIntoLog(planted);
        }
        if (System.getProperty(DATABASE) != null) {
            try (var connection = DriverManager.getConnection(System.getProperty(DATABASE))) {
                for (var table : tables(connection)) {
                    lookIntoTable(connection, table, planted);
                }
            }
        }
    }

    private static void lookIntoLog(List<String> planted) throws IOException {
        try (var lines = Files.lines(LOG, StandardCharsets.ISO_8859_1)) {
            lines.filter(line -> planted.stream().anyMatch(line::contains))
                    .findFirst()
                    .ifPresent(line -> {
                        throw new AssertionError("A planted secret stands in " + LOG + ": " + line);
                    });
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void lookIntoTable(Connection connection, String table, List<String> planted) throws SQLException {
        // planted secrets consist of letters, digits, - and _
        try (var statement = connection.prepareStatement(
                "select left(t::text, 500) from " + table + " t where t::text ~ ? limit 1")) {
            statement.setString(1, String.join("|", planted));
            try (var rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new AssertionError(
                            "A planted secret stands in the table " + table + ": " + rows.getString(1));
                }
            }
        }
    }
}
