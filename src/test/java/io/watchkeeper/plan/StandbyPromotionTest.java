package io.watchkeeper.plan;

import static io.watchkeeper.plan.RunsOverHttp.start;
import static io.watchkeeper.plan.RunsOverHttp.token;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.packaged.DebianPostgres;
import io.watchkeeper.packaged.PgBouncer;
import io.watchkeeper.plan.operation.Operations;
import io.watchkeeper.plan.operation.Outcome;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.Operator;
import io.watchkeeper.testing.SshServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's plan for a primary that is gone, on two clusters of Debian's PostgreSQL, one of them a standby of the other, behind Debian's PgBouncer. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = DebianPostgres.PROGRAM, debianPackage = "postgresql")
@NeedsProgram(program = PgBouncer.PROGRAM, debianPackage = PgBouncer.PACKAGE)
@NeedsProgram(program = SshServer.PROGRAM, debianPackage = SshServer.PACKAGE)
class StandbyPromotionTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** An eighth of this is how long transactions are waited for. */
    private static final Duration TO_SWITCH = Duration.ofSeconds(24);

    private static final String PLAN = "DATABASE-SWITCH";
    private static final String FIRST = "first.ini";

    @Inject
    PlanRuns runs;

    @Inject
    Operations operations;

    @Inject
    LiveRulebook live;

    @Inject
    Colleagues colleagues;

    private final Operator operator = new Operator(Administrator::asAdministrator);
    private final String host = "orders-" + UUID.randomUUID();
    private PgBouncer pooler;

    @Test
    void the_standby_of_a_primary_that_is_gone_takes_the_writes_of_a_pool_once_two_people_wanted_it(
            @TempDir Path folder) throws Exception {
        var primary = DebianPostgres.start(folder.resolve("primary"));
        primary.sql("create table orders (number int primary key)");
        try (var standby = primary.standby(folder.resolve("standby"));
                var sshd = SshServer.start(folder.resolve("ssh"));
                var bouncer = PgBouncer.start(folder.resolve("pooler"), primary.port())) {
            pooler = bouncer;
            pooler.leadsTo("standby.ini", standby.port());
            operator.host(host, sshd, pooler.settings());
            assertThatThrownBy(() -> standby.sql("insert into orders values (1)"))
                    .hasMessageContaining("read-only");
            what_is_no_primary_does_not_get_the_pool();
            try (var client = pooler.client()) {
                order(client, 1);
                what_pgbouncer_does_not_read_leaves_the_pool(standby);
                a_switch_is_taken_back(primary);
                order(client, 2);
                await(standby, "select count(*) from orders", "2");
                primary.close();

                var ended = new OnDuty(runs, Map.of("reach", "pgbouncer")).carriedOut(confirmedByTwo(alert(standby)));

                assertThat(ended.getString("state"))
                        .describedAs(ended.prettify())
                        .isEqualTo("SUCCEEDED");
                order(client, 3);
                assertThat(standby.sql("select count(*) from orders")).isEqualTo("3");
            }
        }
    }

    /** A transaction that does not end in time is ended, here for nothing. */
    private void what_is_no_primary_does_not_get_the_pool() throws Exception {
        try (var busy = pooler.client()) {
            busy.setAutoCommit(false);
            order(busy, 99);
            assertThat(switched(FIRST, "standby.ini"))
                    .contains("all connections of the pool are ended", "reaches no primary", FIRST + " again");
            assertThatThrownBy(busy::commit).isInstanceOf(SQLException.class);
        }
    }

    private void what_pgbouncer_does_not_read_leaves_the_pool(DebianPostgres standby) throws Exception {
        var good = Files.readString(pooler.leadsTo("standby.ini", standby.port()));
        Files.writeString(pooler.file("broken.ini"), good.replace("[databases]", "[databases]\nnonsense"));
        assertThat(switched(FIRST, "broken.ini")).contains("has not taken", FIRST + " again");
        assertThat(switched("elsewhere.ini", "standby.ini")).contains(FIRST + ", not to ");
    }

    /** Twice is as good as once. */
    private void a_switch_is_taken_back(DebianPostgres primary) throws Exception {
        pooler.leadsTo("second.ini", primary.port());
        for (int time = 0; time < 2; time++) {
            assertThat(carriedOut("PGBOUNCER-SWITCH", FIRST, "second.ini")).isInstanceOf(Outcome.Done.class);
            assertThat(pooler.link().toRealPath()).hasFileName("second.ini");
        }
        assertThat(carriedOut("PGBOUNCER-BACK", FIRST, "second.ini")).isInstanceOf(Outcome.Done.class);
        assertThat(pooler.link().toRealPath()).hasFileName(FIRST);
    }

    /** @return why that failed, with what it said before */
    private String switched(String former, String file) throws InterruptedException {
        var outcome = carriedOut("PGBOUNCER-SWITCH", former, file);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why();
    }

    private Outcome carriedOut(String code, String former, String file) throws InterruptedException {
        var operation = live.current().library().operation(code).orElseThrow();
        var types = new TreeMap<String, ParameterType>();
        operation.parameters().forEach((name, parameter) -> types.put(name, parameter.type()));
        var values = new TreeMap<>(
                Map.of("pool", PgBouncer.POOL, "link", pooler.link().toString()));
        values.put("former", pooler.file(former).toString());
        values.put("file", pooler.file(file).toString());
        var call = new OperationCall(
                code,
                operation.kind(),
                host,
                operation.does(),
                values,
                types,
                Optional.empty(),
                TO_SWITCH,
                operation.idempotent());
        return operations.carryOut("default", call, host, TO_SWITCH, line -> {});
    }

    private static void order(Connection client, int number) throws SQLException {
        try (var statement = client.createStatement()) {
            statement.executeUpdate("insert into orders values (" + number + ")");
        }
    }

    private String alert(DebianPostgres standby) {
        var source = host + "-standby";
        operator.connection(
                source,
                "POSTGRESQL",
                Map.of(
                        "host", "localhost",
                        "port", Integer.toString(standby.port()),
                        "database", "postgres",
                        "user", "postgres",
                        "act", "yes"));
        var labels = new TreeMap<>(Map.of("alertname", "PostgresqlDown", "instance", host));
        labels.putAll(Map.of("standby_source", source, "pooler_source", host, "database", PgBouncer.POOL));
        labels.putAll(Map.of(
                "pool_link",
                pooler.link().toString(),
                "pool_file",
                pooler.file("standby.ini").toString()));
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", labels)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    private String confirmedByTwo(String event) {
        String run = start(token(PLAN, Map.of("eventId", event, "targets", List.of(host))), host)
                .statusCode(202)
                .body("state", equalTo("WAITING"))
                .extract()
                .path("id");
        as(colleagues.token("wang" + host, "operator"))
                .post("/api/v1/runs/" + run + "/confirm")
                .then()
                .statusCode(200);
        return run;
    }

    private static void await(DebianPostgres postgres, String question, String answer) {
        long over = System.nanoTime() + SOON.toNanos();
        while (!postgres.sql(question).equals(answer)) {
            assertThat(System.nanoTime()).as(question).isLessThan(over);
        }
    }
}
