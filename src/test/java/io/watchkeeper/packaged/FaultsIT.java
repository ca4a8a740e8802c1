package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.restassured.http.ContentType;
import io.watchkeeper.launch.DatabaseAddress;
import io.watchkeeper.packaged.PackagedService.Setup;
import io.watchkeeper.packaged.Sender.Answer;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One fault after the other under load; docs/faults.md is its table. In the end the database holds what was acknowledged, once. */
@NeedsProgram(program = DebianPostgres.PROGRAM, debianPackage = "postgresql")
@NeedsProgram(program = FailingSync.PROGRAM, debianPackage = "strace")
class FaultsIT {
    private static final boolean FULL = Boolean.getBoolean("watchkeeper.full");
    private static final int ROUNDS = FULL ? 10 : 1;
    private static final Duration TO_COMMIT = Duration.ofSeconds(12);
    private static final Duration TO_RECOVER = Duration.ofSeconds(15);
    private static final Duration LOCKED = Duration.ofSeconds(3);
    /** Signals, so that 40 senders more find the room taken while nothing is committed. */
    private static final int MAY_WAIT = 100;

    private static final int CROWD = 40;
    /** Of a node, and of the test that counts them. */
    private static final int CONNECTIONS = 27;

    private static final int SOME = 20;
    private static final int SLOW_SENDERS = FULL ? 1000 : 200;
    private static final String FORGED = "2026-01-01 00:00:00,000 ERROR a forged line of the log";
    private static final String ALERTS = "/api/v1/intake/alerts";

    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void no_fault_of_disk_database_or_senders_loses_or_doubles_a_signal() throws Exception {
        assumeThat(Files.getOwner(folder).getName())
                .as("only root may mount a disk to fill")
                .isEqualTo("root");
        try (var disk = SmallDisk.start(folder.resolve("small"));
                var service = Setup.in(folder.resolve("service"))
                        .on(disk.address())
                        .with("WATCHKEEPER_JOURNAL_WAITING_SIGNALS", Integer.toString(MAY_WAIT))
                        .asPeopleStartIt()
                        .start();
                var load = Load.on(service.url(ALERTS), new Random(3))) {
            for (int round = 0; round < ROUNDS; round++) {
                allConnectionsAreCut(disk.address(), load);
                aTableIsLockedWhileACrowdComes(disk.address(), service, load);
                aFullDiskIsAnsweredAndForgotten(disk, service, load);
                aDiskThatDoesNotKeepWhatItTookIsNotBelieved(disk, load);
            }
            slowSendersHoldUpNobody(service, load);
            hostileBodiesAreRefused(service);
            load.settle();
            everythingOnceMoreChangesNoCount(load);
            new Reckoning(disk.address()).compare(load.ledger());
            assertThat(load.answers()).extracting(Answer::status).containsOnly(200, 503);
            assertThat(connections(disk.address())).isLessThanOrEqualTo(CONNECTIONS);
            theLogKeepsSecretsAndItsForm(service);
            System.out.printf(
                    "FaultsIT: %d signals, acknowledged %d times, none lost, none doubled%n",
                    load.ledger().signals(), load.ledger().acknowledgements());
        }
    }

    private static void allConnectionsAreCut(DatabaseAddress database, Load load) {
        progress(load, TO_COMMIT);
        query(
                database,
                "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
        progress(load, TO_RECOVER);
    }

    /** Longer than a batch may decide, shorter than a commit may take. Those of the crowd that find no room are told when to come back; pages and lists are there. */
    private static void aTableIsLockedWhileACrowdComes(DatabaseAddress database, PackagedService service, Load load)
            throws SQLException {
        var before = load.answers().size();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table signal in access exclusive mode");
            load.grow(CROWD, new Random(5));
            Wait.untilTrue("refusals", TO_COMMIT, () -> !refused(load, before).isEmpty());
            assertThat(service.administrator().get("/api/v1/events").statusCode())
                    .isEqualTo(200);
            statement.execute("select pg_sleep(" + LOCKED.toSeconds() + ")");
            connection.commit();
        }
        load.shrink();
        progress(load, TO_RECOVER);
        assertThat(refused(load, before)).allSatisfy(answer -> {
            assertThat(answer.retryAfter()).matches("[1-9][0-9]*");
            assertThat(answer.contentType()).startsWith("application/problem+json");
        });
    }

    private static List<Answer> refused(Load load, int before) {
        return load.answers().stream()
                .skip(before)
                .filter(answer -> answer.status() == 503)
                .toList();
    }

    private static void aFullDiskIsAnsweredAndForgotten(SmallDisk disk, PackagedService service, Load load) {
        var before = load.answers().size();
        disk.fill();
        try {
            Wait.untilTrue(
                    "refusals",
                    TO_COMMIT.plus(TO_COMMIT),
                    () -> refused(load, before).size() > 2);
            assertThat(service.anyone().get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            disk.free();
        }
        progress(load, TO_RECOVER);
        Wait.untilTrue(
                "ready again",
                TO_RECOVER,
                () -> service.anyone().get("/q/health/ready").statusCode() == 200);
    }

    /** PostgreSQL ends all its work at once, and begins again with what its log holds. */
    private void aDiskThatDoesNotKeepWhatItTookIsNotBelieved(SmallDisk disk, Load load) throws SQLException {
        try (var failing = FailingSync.in(folder, processes(disk.address()))) {
            Wait.untilTrue("commits that fail", TO_COMMIT, () -> failing.failures() > 0);
            Wait.untilTrue("the end of all work", TO_COMMIT, () -> disk.output().contains("PANIC:"));
        }
        progress(load, TO_RECOVER);
    }

    private static List<Long> processes(DatabaseAddress database) throws SQLException {
        var found = new ArrayList<Long>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pid from pg_stat_activity where pid <> pg_backend_pid()")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    /** They begin a post and send a byte now and then. */
    private static void slowSendersHoldUpNobody(PackagedService service, Load load) throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < SLOW_SENDERS; i++) {
                var socket = new Socket("localhost", service.url("").getPort());
                sockets.add(socket);
                write(
                        socket,
                        """
                        POST %s HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: 1000\r
                        \r
                        [{"labels\""""
                                .formatted(ALERTS, PackagedService.TOKEN));
            }
            for (int bytes = 0; bytes < 5; bytes++) {
                for (var socket : sockets) {
                    write(socket, " ");
                }
                progress(load, TO_COMMIT);
            }
            assertThat(service.administrator().get("/api/v1/events").statusCode())
                    .isEqualTo(200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void hostileBodiesAreRefused(PackagedService service) {
        var bodies = List.of(
                "[".repeat(100_000),
                "{\"labels\":{\"a\":NaN}}",
                "{\"labels\":{\"alertname\":\"a\",\"alertname\":\"b\"},\"labels\":{}}",
                "{\"labels\":{\"alertname\":\"x\\r\\n" + FORGED + "\"",
                "\u0000\u0001",
                " ".repeat(9_000_000));
        for (var body : bodies) {
            var answer = service.administrator()
                    .contentType(ContentType.JSON)
                    .header("X-Request-Id", "a")
                    .body(body)
                    .post(ALERTS);
            assertThat(answer.statusCode()).as(body.substring(0, 2)).isBetween(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    private static void everythingOnceMoreChangesNoCount(Load load) {
        var signals = load.ledger().signals();
        load.replay(new Random(9));
        assertThat(load.ledger().signals()).isEqualTo(signals);
    }

    private static void theLogKeepsSecretsAndItsForm(PackagedService service) {
        assertThat(service.output())
                .doesNotContain(PackagedService.TOKEN, "postgres:unused")
                .doesNotContain("\n" + FORGED);
    }

    private static int connections(DatabaseAddress database) {
        return query(database, "select count(*) from pg_stat_activity where backend_type = 'client backend'");
    }

    private static int query(DatabaseAddress database, String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getObject(1) instanceof Number number ? number.intValue() : 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void progress(Load load, Duration limit) {
        var before = load.ledger().acknowledgements();
        Wait.untilTrue("signals are taken", limit, () -> load.ledger().acknowledgements() > before + SOME);
    }
}
