package io.watchkeeper.rulebook.release;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people take a draft to what decides, and back, over the API. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
class ReleaseHttpTest {
    private static final String GRADING = "grading/grading";
    private static final String LAB =
            "In the lab a full disk waits,540,grade,x,HOST-DISK-SPACE,,,,qa-lab,,,,,,,INFO,OUTSIDE_PRODUCTION";
    private static final String CONTRADICTING =
            "Every CPU is a catastrophe,590,grade,x,HOST-CPU,,,,,,,,,,,CRITICAL,OUTSIDE_PRODUCTION";
    private static final Map<String, String> WHY = Map.of("reason", "too many false alarms");

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    private String li;
    private String wang;
    private long before;

    @BeforeEach
    void meet() {
        li = colleagues.token("li", "analyst", "rule-engineer", "approver");
        wang = colleagues.token("wang", "approver", "responder");
        before = live.version().orElseThrow();
    }

    @AfterEach
    void goBackToTheFirstVersion() {
        VersionOverHttp.backToTheFirst(live, wang);
    }

    @Test
    void a_draft_is_submitted_approved_by_another_published_and_rolled_back() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, GRADING, LAB);
        assertThat(gradeOf("lab-1")).isEqualTo("CRITICAL");

        draft.step(li, "submit").statusCode(200).body("state", equalTo("SUBMITTED"));
        draft.step(li, "approve").statusCode(403);
        draft.step(wang, "approve", Map.of("reason", "seen")).statusCode(200).body("state", equalTo("APPROVED"));
        draft.step(wang, "publish")
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"))
                .body("live", equalTo(true))
                .body("publishedAt", notNullValue());

        assertThat(live.version()).contains(draft.version());
        assertThat(gradeOf("lab-2")).isEqualTo("INFO");
        assertThat(new VersionOverHttp(before).read(li).getString("state")).isEqualTo("RETIRED");

        var earlier = new VersionOverHttp(before);
        earlier.step(wang, "rollback", WHY)
                .statusCode(200)
                .body("live", equalTo(true))
                .body("state", equalTo("PUBLISHED"));
        assertThat(gradeOf("lab-3")).isEqualTo("CRITICAL");
        assertThat(draft.steps(li))
                .containsExactly("CREATE li", "EDIT li", "SUBMIT li", "APPROVE wang", "PUBLISH wang");
        assertThat(earlier.steps(li)).last().isEqualTo("ROLLBACK wang");
        assertThat(audited(earlier, "rulebook.rollback"))
                .contains("reason:too many false alarms", "address:127.0.0.1", "before:", "state:PUBLISHED");
    }

    @Test
    void the_same_step_again_is_answered_with_the_state_that_it_is_in() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, GRADING, LAB);
        draft.step(wang, "approve").statusCode(409).body("state", equalTo("DRAFT"));
        draft.step(li, "submit").statusCode(200);
        draft.step(li, "submit").statusCode(409).body("state", equalTo("SUBMITTED"));
        draft.step(wang, "approve").statusCode(200);
        draft.step(wang, "approve").statusCode(409).body("state", equalTo("APPROVED"));
        draft.step(wang, "publish").statusCode(200);
        draft.step(wang, "publish").statusCode(409).body("state", equalTo("PUBLISHED"));
        draft.step(wang, "rollback", WHY).statusCode(409).body("state", equalTo("PUBLISHED"));
    }

    @Test
    void who_edited_a_draft_does_not_approve_it_either() {
        var draft = VersionOverHttp.draft(li, null);
        var helper = colleagues.token("wang", "analyst");
        draft.withRow(helper, GRADING, LAB);
        draft.step(li, "submit").statusCode(200);

        draft.step(wang, "approve").statusCode(403);
        draft.step(colleagues.token("zhao", "approver"), "approve").statusCode(200);
    }

    @Test
    void a_draft_with_a_test_scenario_that_is_not_met_is_not_submitted() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, GRADING, CONTRADICTING);

        draft.step(li, "submit")
                .statusCode(409)
                .body("state", equalTo("DRAFT"))
                .body("failedTests.size()", greaterThan(0))
                .body("failedTests.file", hasItem("grading/grading.tests.csv"))
                .body("failedTests.find { it.file == 'grading/grading.tests.csv' }.actual", equalTo("CRITICAL"));
        as(li).post(draft.address("/test"))
                .then()
                .statusCode(200)
                .body("failed", greaterThan(0))
                .body("results[0].passed", equalTo(false))
                .body("results[0].cell", notNullValue())
                .body("coverage.rules", greaterThan(500))
                .body("coverage.fired", greaterThan(400));
        assertThat(draft.read(li).getString("state")).isEqualTo("DRAFT");
    }

    @Test
    void test_scenarios_are_checked_and_edited_like_tables() {
        var draft = VersionOverHttp.draft(li, null);
        var tests = "/tables/grading/rows.tests";
        var sheet = as(li).accept("text/csv").get(draft.address(tests));
        as(li).contentType("text/csv; charset=UTF-8")
                .header("If-Match", sheet.header("ETag"))
                .body(sheet.asString() + "A wrong one,HOST-CPU,host,MEDIUM,error,,,many,,,,,LOW,\n")
                .put(draft.address(tests))
                .then()
                .statusCode(422)
                .body("problems.code", hasItem("BAD_NUMBER"))
                .body("problems[0].cell", notNullValue());
    }

    @Test
    void what_is_rejected_stays_as_it_is_and_a_new_draft_goes_on_from_it() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, GRADING, LAB);
        draft.step(li, "submit").statusCode(200);
        draft.step(wang, "reject").statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        draft.step(wang, "reject", Map.of("reason", "not for the lab"))
                .statusCode(200)
                .body("state", equalTo("REJECTED"));

        as(li).contentType("text/csv")
                .header("If-Match", "*")
                .body("a,b")
                .put(draft.address("/tables/" + GRADING))
                .then()
                .statusCode(409);
        draft.step(li, "submit").statusCode(409).body("state", equalTo("REJECTED"));
        var next = VersionOverHttp.draft(li, draft.version());
        next.step(li, "submit").statusCode(200).body("state", equalTo("SUBMITTED"));
    }

    @Test
    void each_folder_has_its_approvers() {
        var plan = VersionOverHttp.draft(li, null);
        plan.withRow(li, "correlation/correlation.tests", "One more,QUIET,FIRING,,,,,,,0,,,,RECORD,QUIET,,");
        plan.step(li, "submit").statusCode(200).body("state", equalTo("SUBMITTED"));
        plan.step(wang, "approve").statusCode(403);
        plan.step(colleagues.token("sun", "approver"), "approve")
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
    }

    @Test
    void a_draft_does_not_undo_what_was_published_since() {
        var slow = VersionOverHttp.draft(li, null).withRow(li, GRADING, LAB);
        VersionOverHttp.draft(li, null)
                .withRow(li, GRADING, LAB.replace("qa-lab", "other-lab"))
                .publish(li, wang);
        slow.step(li, "submit").statusCode(200);
        slow.step(wang, "approve").statusCode(200);

        slow.step(wang, "publish").statusCode(409).body("conflicts", equalTo(List.of("grading/grading.drl.csv")));
        slow.step(wang, "publish", Map.of("at", "2099-01-01T00:00:00Z")).statusCode(409);
    }

    @Test
    void what_is_scheduled_goes_live_when_its_time_comes_and_once() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, GRADING, LAB);
        draft.step(li, "submit").statusCode(200);
        draft.step(wang, "approve").statusCode(200);
        var at = Instant.now().plusSeconds(3);
        draft.step(wang, "publish", Map.of("at", "soon")).statusCode(422).body("errors[0].pointer", equalTo("/at"));
        draft.step(wang, "publish", Map.of("at", at.toString()))
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("live", equalTo(false))
                .body("publishAt", notNullValue());

        waitForLive(draft.version());
        assertThat(draft.read(li).getString("publishAt")).isNull();
        assertThat(draft.steps(li)).filteredOn("PUBLISH wang"::equals).hasSize(1);
    }

    @Test
    void a_time_that_was_chosen_is_called_off_by_a_rejection() {
        var draft = VersionOverHttp.draft(li, null).withRow(li, GRADING, LAB);
        draft.step(li, "submit").statusCode(200);
        draft.step(wang, "approve").statusCode(200);
        draft.step(wang, "publish", Map.of("at", "2099-01-01T00:00:00Z")).statusCode(200);
        draft.step(wang, "reject", WHY).statusCode(200).body("publishAt", nullValue());
    }

    @Test
    void the_steps_are_for_those_who_have_the_role() {
        var draft = VersionOverHttp.draft(li, null);
        var viewer = colleagues.token("viewer", "viewer");
        for (var step : List.of("submit", "approve", "reject", "publish", "rollback", "test")) {
            draft.step(viewer, step, WHY).statusCode(403);
        }
        new VersionOverHttp(999_999).step(wang, "publish").statusCode(404);
        draft.step(wang, "submit").statusCode(403);
        draft.step(colleagues.token("chen", "analyst"), "publish").statusCode(403);
        as(viewer).get(draft.address("/steps")).then().statusCode(200).body("items", hasSize(1));
        as(wang).contentType(ContentType.JSON)
                .body("{\"why\":1}")
                .post(draft.address("/rollback"))
                .then()
                .statusCode(422);
    }

    /** As long as the scheduler may take on a busy machine. */
    private void waitForLive(long version) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (live.version().orElseThrow() != version && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(live.version()).contains(version);
    }

    private String gradeOf(String host) {
        String event = as(colleagues.token("sender", "intake"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "labels",
                        Map.of(
                                "alertname", "HostOutOfDiskSpace",
                                "severity", "critical",
                                "env", "qa-lab",
                                "instance", host + Instant.now().toEpochMilli() + ":9100")))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
        return as(li).get("/api/v1/events/" + event).then().extract().path("grade");
    }

    private static String audited(VersionOverHttp version, String action) {
        return asAdministrator()
                .queryParam("limit", 500)
                .get("/api/v1/audit")
                .then()
                .extract()
                .jsonPath()
                .getString(
                        "items.find { it.action == '%s' && it.target == '%d' }".formatted(action, version.version()));
    }
}
