package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.WITHIN;
import static io.watchkeeper.plan.operation.Calls.call;
import static io.watchkeeper.plan.operation.Calls.typed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.packaged.DebianPostgres;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clusters of Debian's PostgreSQL, one of them a standby of the other. */
@NeedsProgram(program = DebianPostgres.PROGRAM, debianPackage = "postgresql")
class SqlOperationTest {
    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static DebianPostgres primary;

    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        primary = DebianPostgres.start(folder.resolve("primary"));
        carryOut(primary, sql("create table pool (name text primary key, size numeric)"));
        carryOut(primary, sql("insert into pool values ('shop', 10)"));
    }

    @AfterAll
    static void stop() {
        primary.close();
        VERTX.close();
    }

    @Test
    void a_session_is_ended() throws Exception {
        var session = open();
        var ended = new CompletableFuture<Void>();
        session.closeHandler(ended::complete);
        var pid = session.query("select pg_backend_pid() as pid")
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .iterator()
                .next()
                .getInteger("pid");
        var kill = "select pg_terminate_backend(:pid::int)";
        assertThat(carryOut(primary, numbered(kill, "pid", pid.toString()))).isInstanceOf(Outcome.Done.class);
        ended.get();
        assertThat(carryOut(primary, numbered(kill, "pid", pid.toString())))
                .isEqualTo(new Outcome.Failed("the database answers that it has not done it: pg_terminate_backend"));
    }

    @Test
    void a_standby_is_promoted() throws Exception {
        var copy = folder.resolve("standby");
        primary.run(
                "pg_basebackup",
                "--dbname=" + primary.url("postgres"),
                "--pgdata=" + copy.resolve("cluster"),
                "--write-recovery-conf",
                "--checkpoint=fast");
        try (var standby = DebianPostgres.on(copy)) {
            assertThat(carryOut(standby, sql("insert into pool values ('there', 1)")))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.why())
                            .contains("read-only"));
            assertThat(carryOut(standby, sql("select pg_promote(true, 30) as promoted")))
                    .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.outputs())
                            .containsEntry("promoted", "true"));
            assertThat(carryOut(standby, sql("insert into pool values ('there', 1)")))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(carryOut(standby, sql("select pg_promote()"))).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void several_statements_are_done_together_or_not_at_all() throws Exception {
        assertThat(carryOut(
                        primary,
                        call(
                                OperationKind.SQL,
                                List.of(
                                        "update pool set size = 99 where name = :name",
                                        "insert into pool values (:name, 1)"),
                                Map.of("name", "shop"))))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(size()).isNotEqualTo("99");
    }

    @Test
    void a_hostile_value_is_a_value_and_no_statement() throws Exception {
        var hostile = "x'; drop table pool; --";
        assertThat(carryOut(
                        primary,
                        call(
                                OperationKind.SQL,
                                List.of("insert into pool values (:name, 1)"),
                                Map.of("name", hostile))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(carryOut(
                        primary,
                        call(
                                OperationKind.SQL,
                                List.of("delete from pool where name = :name returning name as gone"),
                                Map.of("name", hostile))))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.outputs()).containsEntry("gone", hostile));
        assertThat(carryOut(primary, sql("select 1; drop table pool")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("multiple commands"));
        assertThat(size()).isNotEmpty();
    }

    @Test
    void a_statement_that_takes_too_long_is_stopped_by_the_server_and_known_not_to_count() throws Exception {
        var outcome = new SqlOperation(VERTX)
                .carryOut(
                        sql("update pool set size = 99 from pg_sleep(60)"),
                        connection(primary),
                        KEY,
                        Duration.ofSeconds(2),
                        lines::add);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.why())
                .contains("statement timeout"));
        assertThat(size()).isNotEqualTo("99");
    }

    @Test
    void a_connection_that_is_ended_meanwhile_leaves_it_unknown() throws Exception {
        assertThat(carryOut(primary, sql("select pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void nobody_there_is_known() throws Exception {
        var gone = new Connection(
                "default",
                "gone",
                Map.of("host", "localhost", "port", "1", "database", "postgres", "user", "postgres"),
                Optional.empty());
        assertThat(new SqlOperation(VERTX).carryOut(sql("select 1"), gone, KEY, WITHIN, lines::add))
                .isInstanceOf(Outcome.Failed.class);
    }

    private static String size() throws Exception {
        var outcome = carryOut(primary, sql("select size from pool where name = 'shop'"));
        return ((Outcome.Done) outcome).outputs().get("size");
    }

    private static OperationCall sql(String text) {
        return call(OperationKind.SQL, List.of(text), Map.of());
    }

    private static OperationCall numbered(String text, String name, String value) {
        return typed(call(OperationKind.SQL, List.of(text), Map.of(name, value)), Map.of(name, ParameterType.NUMBER));
    }

    private static Outcome carryOut(DebianPostgres at, OperationCall call) throws InterruptedException {
        return new SqlOperation(VERTX).carryOut(call, connection(at), KEY, Duration.ofSeconds(40), line -> {});
    }

    private static Connection connection(DebianPostgres at) {
        return new Connection(
                "default",
                "database",
                Map.of("host", "localhost", "port", at.port() + "", "database", "postgres", "user", "postgres"),
                Optional.empty());
    }

    private static PgConnection open() throws Exception {
        var options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(primary.port())
                .setDatabase("postgres")
                .setUser("postgres");
        return PgConnection.connect(VERTX, options)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }
}
