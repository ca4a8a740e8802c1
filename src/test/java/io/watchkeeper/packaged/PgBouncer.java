package io.watchkeeper.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.RealPrograms;
import io.watchkeeper.testing.SshServer;
import io.watchkeeper.testing.SupervisedHost;

/** Debian's PgBouncer with one pool; its configuration includes a link to the file that says where that leads. */
public final class PgBouncer implements AutoCloseable {
    /** For {@link NeedsProgram}. */
    public static final String PROGRAM = "pgbouncer";

    public static final String PACKAGE = "pgbouncer";
    public static final String POOL = "shop";

    private final Path folder;
    private final int port;
    private final Process process;

    private PgBouncer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** @param database port of the PostgreSQL that the pool leads to, by the file {@code first.ini} */
    public static PgBouncer start(Path folder, int database) throws IOException {
        Files.createDirectories(folder.resolve("pools"));
        int port = SshServer.freePort();
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // it refuses to run as root; in a user namespace it does not know
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(RealPrograms.require(PROGRAM).toString(), config(folder, port)));
        Files.createSymbolicLink(link(folder), Path.of("first.ini"));
        leads(folder.resolve("pools/first.ini"), database);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        SupervisedHost.awaitConnections(port, PROGRAM);
        return new PgBouncer(folder, port, process);
    }

    private static String config(Path folder, int port) throws IOException {
        Files.writeString(folder.resolve("users"), "\"postgres\" \"\"\n");
        return Files.writeString(
                        folder.resolve("pgbouncer.ini"),
                        """
                        %%include %1$s
                        [pgbouncer]
                        listen_addr = 127.0.0.1
                        listen_port = %2$d
                        unix_socket_dir =
                        auth_type = trust
                        auth_file = %3$s/users
                        admin_users = postgres
                        pool_mode = transaction
                        server_login_retry = 1
                        ignore_startup_parameters = extra_float_digits
                        """
                                .formatted(link(folder), port, folder))
                .toString();
    }

    private static Path link(Path folder) {
        return folder.resolve("pools/primary.ini");
    }

    private static void leads(Path file, int database) throws IOException {
        Files.writeString(file, "[databases]\n%s = host=127.0.0.1 port=%d dbname=postgres\n".formatted(POOL, database));
    }

    public Path link() {
        return link(folder);
    }

    /** A file beside the link. */
    public Path file(String name) {
        return folder.resolve("pools").resolve(name);
    }

    /** A file by which the pool leads to a PostgreSQL on this port. */
    public Path leadsTo(String name, int database) throws IOException {
        leads(file(name), database);
        return file(name);
    }

    /** What a connection by SSH has besides. */
    public Map<String, String> settings() {
        return Map.of(
                "pools",
                folder.resolve("pools").toString(),
                "pgbouncer",
                DebianPostgres.newest().resolve("bin/psql") + " -h 127.0.0.1 -p " + port + " -U postgres");
    }

    /** A client of the pool. */
    public Connection client() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + POOL + "?user=postgres&preferQueryMode=simple");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
