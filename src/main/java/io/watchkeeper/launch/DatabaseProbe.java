package io.watchkeeper.launch;

import java.sql.SQLException;

import org.postgresql.ds.PGSimpleDataSource;

/** Tries a database that was given, before the service starts on it: a person who mistyped it wants one sentence. */
final class DatabaseProbe {
    private static final int OLDEST_VERSION = 15;
    private static final int SECONDS = 10;

    private DatabaseProbe() {}

    /** @throws IllegalStateException saying why the database cannot be used, without its password */
    static DatabaseAddress check(DatabaseAddress address) {
        var source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        source.setConnectTimeout(SECONDS);
        source.setSocketTimeout(SECONDS);
        try (var connection = source.getConnection(address.user(), address.password())) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw refused(
                        address, "it is PostgreSQL " + version + "; needed is " + OLDEST_VERSION + " or later", null);
            }
            return address;
        } catch (SQLException failed) {
            throw refused(address, failed.getMessage(), failed);
        }
    }

    private static IllegalStateException refused(DatabaseAddress address, String why, SQLException cause) {
        return new IllegalStateException("The database " + address + " cannot be used: " + why, cause);
    }
}
