package io.watchkeeper.plan;

import static io.watchkeeper.plan.RunsOverHttp.start;
import static io.watchkeeper.plan.RunsOverHttp.token;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.packaged.DebianPostgres;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's plan for a primary that is gone, on two clusters of Debian's PostgreSQL, one of them a standby of the other. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = DebianPostgres.PROGRAM, debianPackage = "postgresql")
class StandbyPromotionTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PLAN = "DATABASE-SWITCH";

    @Inject
    PlanRuns runs;

    @Inject
    Colleagues colleagues;

    private final String host = "orders-" + UUID.randomUUID();

    @Test
    void the_standby_of_a_primary_that_is_gone_takes_writes_once_two_people_wanted_it(@TempDir Path folder) {
        var primary = DebianPostgres.start(folder.resolve("primary"));
        primary.sql("create table orders (number int primary key)");
        try (var standby = primary.standby(folder.resolve("standby"))) {
            primary.sql("insert into orders values (1)");
            await(standby, "select count(*) from orders", "1");
            assertThatThrownBy(() -> standby.sql("insert into orders values (2)"))
                    .hasMessageContaining("read-only");
            primary.close();

            var ended = new OnDuty(runs).carriedOut(confirmedByTwo(alert(standby)));

            assertThat(ended.getString("state")).describedAs(ended.prettify()).isEqualTo("SUCCEEDED");
            standby.sql("insert into orders values (2)");
            assertThat(standby.sql("select count(*) from orders")).isEqualTo("2");
        }
    }

    private String alert(DebianPostgres standby) {
        var source = host + "-standby";
        new Operator(Administrator::asAdministrator)
                .connection(
                        source,
                        "POSTGRESQL",
                        Map.of(
                                "host", "localhost",
                                "port", Integer.toString(standby.port()),
                                "database", "postgres",
                                "user", "postgres",
                                "act", "yes"));
        var labels = Map.of("alertname", "PostgresqlDown", "instance", host, "standby_source", source);
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
