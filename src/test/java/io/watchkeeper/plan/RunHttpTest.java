package io.watchkeeper.plan;

import static io.watchkeeper.plan.RunsOverHttp.answer;
import static io.watchkeeper.plan.RunsOverHttp.command;
import static io.watchkeeper.plan.RunsOverHttp.find;
import static io.watchkeeper.plan.RunsOverHttp.review;
import static io.watchkeeper.plan.RunsOverHttp.start;
import static io.watchkeeper.plan.RunsOverHttp.token;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans that people carry out by hand, from the alert to the end of the run. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RunHttpTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    PlanRuns runs;

    @Inject
    ServiceClock clock;

    @Inject
    Colleagues colleagues;

    private String host;

    @BeforeEach
    void name() {
        host = "run-" + UUID.randomUUID();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void a_plan_is_reviewed_started_once_answered_step_by_step_and_told_to_its_event() {
        var event = alert();
        var review = review("EXAMINE", Map.of("eventId", event)).statusCode(201);
        review.body("targets.name", contains(host))
                .body("targetCount", equalTo(1))
                .body("conflicts", empty())
                .body("tier", equalTo(1))
                .body("reversible", notNullValue())
                .body("expiresAt", notNullValue())
                .body("steps.size()", equalTo(3));
        String token = review.extract().path("reviewToken");

        String run = start(token, "")
                .statusCode(202)
                .header("Location", containsString("/api/v1/runs/"))
                .extract()
                .path("id");
        start(token, "").statusCode(200).body("id", equalTo(run));

        var ended = answered(run);
        assertThat(ended.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(ended.getString("plan.code")).isEqualTo("EXAMINE");
        asAdministrator()
                .get("/api/v1/events/" + event)
                .then()
                .body("runs.id", contains(run))
                .body("runs[0].plan.code", equalTo("EXAMINE"))
                .body("runs[0].state", equalTo("SUCCEEDED"))
                .body("entries.kind", hasItems("RUN_STARTED", "RUN_ENDED"))
                .body("entries.find { it.kind == 'RUN_ENDED' }.planCode", equalTo("EXAMINE"));
        asAdministrator().get("/api/v1/runs?event=" + event).then().body("items.id", contains(run));
        asAdministrator()
                .get("/api/v1/audit?action=run.start&target=" + run)
                .then()
                .body("items.actor", hasItem(notNullValue()));
    }

    @Test
    void what_is_no_longer_what_was_reviewed_is_refused_with_the_difference() {
        String token = token("EXAMINE", Map.of("targets", List.of(host)));
        object(host, "10.1.2.3");
        start(token, "")
                .statusCode(409)
                .body("difference.member", hasItem("targets"))
                .body("difference[0].now", containsString("10.1.2.3"));

        String old = token("EXAMINE", Map.of("targets", List.of(host)));
        clock.advance(Duration.ofMinutes(16));
        start(old, "").statusCode(409).body("difference.member", contains("expiresAt"));
    }

    @Test
    void only_a_token_of_this_service_and_this_person_starts_anything() {
        String token = token("EXAMINE", Map.of("targets", List.of(host)));
        start(token.substring(2), "").statusCode(422).body("errors[0].pointer", equalTo("/reviewToken"));
        as(newToken("other" + host, "responder"))
                .contentType(ContentType.JSON)
                .body(Map.of("reviewToken", token))
                .post("/api/v1/runs")
                .then()
                .statusCode(403);
        as(newToken("viewer" + host, "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/plans/DISK-CLEAN/reviews")
                .then()
                .statusCode(403);
    }

    @Test
    void a_target_that_another_run_acts_on_is_named_with_that_run() {
        String first = started("EXAMINE", "");
        String second = token("DISK-EXPAND", Map.of("targets", List.of(host)));
        review("DISK-EXPAND", Map.of("targets", List.of(host)))
                .body("conflicts.kind", contains("RUN"))
                .body("conflicts[0].run", equalTo(first));
        start(second, "DISK-EXPAND")
                .statusCode(409)
                .body("held[0].target", equalTo(host))
                .body("held[0].run", equalTo(first))
                .body("detail", containsString("Run " + first + " acts on " + host));
        command(first, "stop").statusCode(200).body("state", equalTo("STOPPED"));
        start(second, "DISK-EXPAND").statusCode(202);
    }

    @Test
    void a_grave_plan_waits_for_a_second_person_who_is_not_the_first() {
        String token = token("DATABASE-SWITCH", Map.of("targets", List.of(host)));
        start(token, "yes").statusCode(422).body("errors[0].allowed", equalTo(host));
        String run = start(token, host)
                .statusCode(202)
                .body("state", equalTo("WAITING"))
                .extract()
                .path("id");

        command(run, "confirm").statusCode(403);
        command(run, "pause").statusCode(409);
        as(colleagues.token("wang" + host, "operator"))
                .post("/api/v1/runs/" + run + "/confirm")
                .then()
                .statusCode(200)
                .body("confirmedBy", notNullValue())
                .body("state", not(equalTo("WAITING")));
        command(run, "stop").statusCode(200);
    }

    @Test
    void whoever_may_run_plans_may_not_run_grave_ones() {
        var responder = newToken("responder" + host, "responder");
        String token = as(responder)
                .contentType(ContentType.JSON)
                .body(Map.of("targets", List.of(host)))
                .post("/api/v1/plans/DATABASE-SWITCH/reviews")
                .then()
                .statusCode(201)
                .extract()
                .path("reviewToken");
        as(responder)
                .contentType(ContentType.JSON)
                .body(Map.of("reviewToken", token, "confirmation", host))
                .post("/api/v1/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void a_run_is_paused_resumed_and_refuses_what_does_not_fit() {
        String run = started("EXAMINE", "");
        command(run, "pause").statusCode(200).body("state", equalTo("PAUSED")).body("can", hasItem("RESUME"));
        command(run, "pause").statusCode(409).body("errors[0].code", equalTo("ALREADY_PAUSED"));
        command(run, "resume").statusCode(200);
        until(run, "NEEDS_PERSON");
        command(run, "steps/no-such/skip").statusCode(404);
        String step = find(run).getString("steps.find { it.question != null }.id");
        command(run, "steps/" + step + "/retry").statusCode(409).body("errors[0].code", equalTo("ANSWER_FIRST"));
        answer(run, step, "PERHAPS").statusCode(422);
        command(run, "steps/" + step + "/skip").statusCode(200);
        command(run, "stop").statusCode(200);
        command(run, "stop").statusCode(409).body("errors[0].code", equalTo("ENDED"));
        asAdministrator()
                .get("/api/v1/runs/" + run + "/output?q=x")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void what_cannot_be_run_is_named() {
        review("NO-SUCH", Map.of()).statusCode(404);
        review("EXAMINE", Map.of()).statusCode(422).body("errors[0].pointer", equalTo("/targets"));
        review("EXAMINE", Map.of("eventId", "999999999")).statusCode(404);
        asAdministrator().get("/api/v1/runs/999999999").then().statusCode(404);
        asAdministrator().get("/api/v1/runs?state=GONE").then().statusCode(400);
    }

    private String started(String plan, String confirmation) {
        return start(token(plan, Map.of("targets", List.of(host))), confirmation)
                .statusCode(202)
                .extract()
                .path("id");
    }

    private JsonPath until(String run, String... states) {
        long over = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < over) {
            runs.step().await().atMost(SOON);
            var seen = find(run);
            if (List.of(states).contains(seen.getString("state"))) {
                return seen;
            }
        }
        throw new AssertionError("the run stays " + find(run).prettify());
    }

    private JsonPath answered(String run) {
        while (true) {
            var seen = until(run, "NEEDS_PERSON", "SUCCEEDED", "FAILED");
            String step = seen.getString("steps.find { it.question != null }.id");
            if (step == null) {
                return seen;
            }
            answer(run, step, "DONE").statusCode(200);
        }
    }

    private String alert() {
        var labels = Map.of("alertname", "NodeFilesystemSpaceFillingUp", "severity", "warning", "instance", host);
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", labels)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    private static void object(String name, String address) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("kind", "host", "name", name, "addresses", List.of(address))))
                .put("/api/v1/objects")
                .then()
                .statusCode(200);
    }
}
