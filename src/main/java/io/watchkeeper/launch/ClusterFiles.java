package io.watchkeeper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Comparator;

import javax.sql.DataSource;

/** The files of the embedded database that are ours to keep right: its password, and who may connect. */
record ClusterFiles(Path cluster, Path passwordFile) {
    private static final String ONLY_WITH_PASSWORD =
            """
            # written by Watchkeeper: other users of this machine reach the port too, so every connection needs the password
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** A first start that was killed leaves half a cluster; nothing was promised on it yet. */
    void discardUnfinished() throws IOException {
        if (Files.exists(cluster) && !Files.exists(finishedMark())) {
            try (var files = Files.walk(cluster)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Made on first use, readable by this user only. */
    String password() throws IOException {
        if (!Files.exists(passwordFile)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            if (Files.getFileStore(passwordFile.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        passwordFile,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(
                    passwordFile, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(passwordFile).strip();
    }

    /** A new cluster trusts everyone on this machine; from here on it asks for the password. */
    void secure(DataSource database) throws IOException, SQLException {
        if (Files.exists(finishedMark())) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // the password is URL-safe Base64 made above, so it needs no quoting
            statement.execute("alter user postgres password '" + password() + "'");
            Files.writeString(cluster.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
            statement.execute("select pg_reload_conf()");
        }
        Files.createFile(finishedMark());
    }

    private Path finishedMark() {
        return passwordFile.resolveSibling("postgresql-is-set-up");
    }
}
