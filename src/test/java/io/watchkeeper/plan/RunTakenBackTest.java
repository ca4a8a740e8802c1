package io.watchkeeper.plan;

import static io.watchkeeper.plan.RunsOverHttp.answer;
import static io.watchkeeper.plan.RunsOverHttp.command;
import static io.watchkeeper.plan.RunsOverHttp.find;
import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

/** Runs that have ended and are rolled back; what they do and take back is done by people. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RunTakenBackTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    PlanRuns runs;

    @Inject
    Pool pool;

    @Inject
    Colleagues colleagues;

    private final String host = "back-" + UUID.randomUUID();

    @Test
    void what_was_done_is_taken_back_once_it_is_confirmed_as_its_start_was() {
        var run = ended(2);
        assertThat(find(run).getList("can")).containsExactly("ROLL_BACK");
        assertThat(find(run).getString("confirm")).isEqualTo("TRY");
        command(run, "rollback").statusCode(422).body("errors[0].pointer", equalTo("/confirmation"));
        back(run, "TRY").statusCode(200).body("rolledBackBy", notNullValue()).body("endedAt", equalTo(null));
        until(run, "NEEDS_PERSON");
        answer(run, "undo:a@" + host, "DONE").statusCode(200);
        until(run, "ROLLED_BACK");
        command(run, "rollback").statusCode(409).body("errors[0].code", equalTo("NOTHING_TO_TAKE_BACK"));
        assertThat(find(run).getList("can")).isEmpty();
        asAdministrator()
                .get("/api/v1/audit?action=run.roll_back")
                .then()
                .body("items.find { it.target == '" + run + "' }.detail.ended", notNullValue());
    }

    @Test
    void a_grave_run_is_taken_back_by_two_people() {
        var run = ended(3);
        back(run, host).statusCode(200).body("state", equalTo("WAITING"));
        command(run, "confirm").statusCode(403);
        as(colleagues.token("wang" + host, "operator"))
                .post("/api/v1/runs/" + run + "/confirm")
                .then()
                .statusCode(200);
        until(run, "NEEDS_PERSON");
        command(run, "stop").statusCode(200).body("state", equalTo("STOPPED"));
    }

    @Test
    void where_another_run_acts_on_the_target_it_stays_as_it_ended() {
        var run = ended(2);
        var other = StartsOfTests.started(pool, plan(2));
        back(run, "TRY").statusCode(409).body("held.run", contains(other)).body("held.target", contains(host));
        assertThat(find(run).getString("state")).isEqualTo("SUCCEEDED");
        command(other, "stop").statusCode(200);
        back(run, "TRY").statusCode(200);
        command(run, "stop").statusCode(200);
    }

    @Test
    void a_run_that_did_nothing_cannot_be_taken_back() {
        var run = StartsOfTests.started(pool, plan(2));
        command(run, "stop").statusCode(200).body("can", empty());
        command(run, "rollback").statusCode(409).body("errors[0].code", equalTo("NOTHING_TO_TAKE_BACK"));
    }

    private PlannedRun plan(int tier) {
        var plan = run(List.of(host), step("a").manual().undone().atTargets());
        return new PlannedRun(
                plan.plan(), plan.digest(), tier, plan.targets(), 1, 1, 0, plan.checks(), plan.steps(), List.of());
    }

    private String ended(int tier) {
        var run = StartsOfTests.started(pool, plan(tier));
        if (tier > 2) {
            command(run, "confirm").statusCode(200);
        }
        until(run, "NEEDS_PERSON");
        answer(run, "a@" + host, "DONE").statusCode(200);
        until(run, "SUCCEEDED");
        return run;
    }

    private static ValidatableResponse back(String run, String confirmation) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("confirmation", confirmation))
                .post("/api/v1/runs/" + run + "/rollback")
                .then();
    }

    private void until(String run, String state) {
        long over = System.nanoTime() + SOON.toNanos();
        while (!find(run).getString("state").equals(state)) {
            assertThat(System.nanoTime()).as(find(run).prettify()).isLessThan(over);
            runs.step().await().atMost(SOON);
        }
    }
}
