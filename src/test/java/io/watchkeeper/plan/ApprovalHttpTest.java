package io.watchkeeper.plan;

import static io.watchkeeper.testing.Administrator.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.plan.PlansForTests;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step of a plan that another person has to agree to. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ApprovalHttpTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PLAN =
            """
            code: TURN
            name: {en: Turn, zh: 轮转}
            description: {en: In turn, zh: 依次}
            tier: %d
            steps: [{id: agree, en: "Do you agree?", zh: "是否同意？", approve: true}]
            """;

    @Inject
    Pool pool;

    @Inject
    RunStarts starts;

    @Inject
    PlanRuns runs;

    @Inject
    Colleagues colleagues;

    private String starter;
    private String responder;

    @BeforeEach
    void meet() {
        starter = colleagues.token("approval-starter", "responder", "operator");
        responder = colleagues.token("approval-responder", "responder");
    }

    @Test
    void whoever_started_a_run_neither_approves_nor_passes_over_it_and_another_person_does() {
        var run = asked(2);

        answer(starter, run, "DONE").statusCode(403).body("detail", containsString("another person has to"));
        step(starter, run, "skip").statusCode(403);
        answer(responder, run, "DONE").statusCode(200).body("steps[0].state", equalTo("DONE"));
        as(responder).get("/api/v1/runs/" + run).then().body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void anybody_may_say_no_and_what_was_refused_is_not_passed_over_by_who_started_it() {
        var run = asked(2);

        answer(starter, run, "NOT_DONE").statusCode(200).body("steps[0].state", equalTo("FAILED"));
        step(starter, run, "skip").statusCode(403);
        step(starter, run, "retry").statusCode(200);
        answer(starter, run, "DONE").statusCode(403);
        as(starter).post("/api/v1/runs/" + run + "/stop").then().statusCode(200);
    }

    @Test
    void a_grave_plan_is_approved_by_who_may_run_grave_plans() {
        var run = asked(3);

        answer(responder, run, "DONE").statusCode(403);
        answer(colleagues.token("approval-operator", "operator"), run, "DONE").statusCode(200);
    }

    private String asked(int tier) {
        var target = new Target("HOST", "approved-" + UUID.randomUUID(), "10.0.0.1");
        var planned = PlansForTests.planned(PLAN.formatted(tier), List.of(target));
        var origin = new RunOrigin(
                RunOrigin.Trigger.MANUAL,
                "default",
                Optional.empty(),
                "approval-starter",
                "approval-starter",
                Optional.empty(),
                Optional.empty());
        var started = pool.withTransaction(transaction -> starts.start(transaction, planned, origin))
                .await()
                .atMost(SOON);
        var run = Long.toString(((RunStart.Started) started).run());
        if (tier == Confirmation.GRAVE) {
            as(colleagues.token("approval-second", "operator"))
                    .post("/api/v1/runs/" + run + "/confirm")
                    .then()
                    .statusCode(200);
        }
        long over = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < over) {
            runs.step().await().atMost(SOON);
            var found = as(starter).get("/api/v1/runs/" + run).jsonPath();
            if (found.getString("state").equals("NEEDS_PERSON")) {
                assertThat(found.getBoolean("steps[0].approval")).isTrue();
                return run;
            }
        }
        throw new AssertionError("it does not ask");
    }

    private static ValidatableResponse answer(String token, String run, String answer) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("answer", answer))
                .post("/api/v1/runs/" + run + "/steps/agree/answer")
                .then();
    }

    private static ValidatableResponse step(String token, String run, String step) {
        return as(token).post("/api/v1/runs/" + run + "/steps/agree/" + step).then();
    }
}
