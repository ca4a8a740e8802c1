package io.watchkeeper.event;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.event.EventRow.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.access.InDefaultWorkspace;
import io.watchkeeper.access.Roles;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestSecurity(
        user = "li",
        roles = {Roles.VIEWER, Roles.RESPONDER},
        augmentors = InDefaultWorkspace.class)
class EventActionTest {
    private static final Map<String, String> STEP = Map.of("text", "Removed logs.", "planCode", "DISK-CLEAN");
    private static final Map<String, String> CAUSE = Map.of("cause", "Rotation was off.");

    @Inject
    EventTable table;

    @Inject
    ServiceClock clock;

    private String id;

    @BeforeEach
    void one_event() {
        table.clear();
        id = table.insert(EventRow.of(Grade.HIGH, EIGHT));
        clock.set(EIGHT.plusSeconds(90));
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void an_event_is_handled_from_discovery_to_completion() {
        act("respond", Map.of("note", "On it."))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("IN_HANDLING"))
                .body("respondedAt", equalTo("2026-03-01T08:01:30Z"))
                .body("responseTime", equalTo("PT1M30S"));
        act("steps", STEP).statusCode(200).header("ETag", "\"3\"").body("state", equalTo("IN_HANDLING"));
        clock.set(EIGHT.plusSeconds(600));
        act("complete", Map.of("cause", "Rotation was off.", "grade", "LOW", "note", "It is on again."))
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("state", equalTo("COMPLETED"))
                .body("completedAt", equalTo("2026-03-01T08:10:00Z"))
                .body("cause", equalTo("Rotation was off."))
                .body("grade", equalTo("LOW"))
                .body("gradeReason.en", containsString("li gave this grade"))
                .body("responseTime", equalTo("PT1M30S"))
                .body("entries.kind", equalTo(List.of("RESPONDED", "STEP", "COMPLETED")))
                .body("entries[0].text", equalTo("On it."))
                .body("entries[1].planCode", equalTo("DISK-CLEAN"))
                .body("entries[2].cause", equalTo("Rotation was off."))
                .body("entries[2].grade", equalTo("LOW"));
        assertThat(table.number("select count(*) from audit_entry where actor = 'li' and target = ?", id))
                .isEqualTo(3);
        assertThat(table.number("select grade_rank from risk_event")).isEqualTo(Grade.LOW.ordinal());
    }

    @Test
    void one_event_is_told_whole() {
        given().get("/api/v1/events/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(id))
                .body("scenario.code", equalTo("HOST-DISK-SPACE"))
                .body("scenario.name.zh", containsString("磁盘"))
                .body("object.kind", equalTo("instance"))
                .body("object.name", equalTo("web-1"))
                .body("gradeReason.en", containsString("MEDIUM"))
                .body("firstOccurredAt", equalTo("2026-03-01T08:00:00Z"))
                .body("responseTime", nullValue())
                .body("reopened", equalTo(false))
                .body("occurrences", equalTo(3))
                .body("deliveries", equalTo(5))
                .body("recommendations", hasSize(1))
                .body("recommendations[0].plan.code", equalTo("DISK-CLEAN"))
                .body("recommendations[0].rank", equalTo(1))
                .body("recommendations[0].reasons[0].zh", containsString("首选"))
                .body("diagnosis", nullValue())
                .body("entries", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_HANDLING,respond,DISCOVERED",
        "COMPLETED,respond,DISCOVERED",
        "COMPLETED,steps,'DISCOVERED, IN_HANDLING'",
        "COMPLETED,complete,'DISCOVERED, IN_HANDLING'"
    })
    void what_the_state_does_not_allow_is_refused(EventState state, String action, String needed) {
        table.clear();
        id = table.insert(EventRow.of(Grade.HIGH, EIGHT).being(state));
        act(
                        action,
                        Map.of("respond", Map.of(), "steps", STEP, "complete", CAUSE)
                                .get(action))
                .statusCode(409)
                .contentType(startsWith("application/problem+json"))
                .body("errors[0].value", equalTo(state.name()))
                .body("errors[0].allowed", equalTo(needed));
        assertThat(entries()).isZero();
    }

    @Test
    void an_event_may_be_completed_at_once_and_has_no_response_time_then() {
        act("complete", CAUSE).statusCode(200).body("respondedAt", nullValue()).body("grade", equalTo("HIGH"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps|{}|/text|REQUIRED",
                "steps|{\"text\":\" \"}|/text|REQUIRED",
                "steps|{\"text\":\"a\\u0000b\"}|/text|UNREADABLE",
                "steps|{\"text\":\"x\",\"planCode\":\"NO-SUCH\"}|/planCode|UNKNOWN_VALUE",
                "steps|{\"text\":\"x\",\"plancode\":\"DISK-CLEAN\"}|/plancode|UNKNOWN_MEMBER",
                "steps|{\"text\":[\"x\"]}|/text|WRONG_TYPE",
                "complete|{\"note\":\"done\"}|/cause|REQUIRED",
                "complete|{\"cause\":\"x\",\"grade\":\"SEVERE\"}|/grade|UNKNOWN_VALUE",
                "respond|{\"who\":\"me\"}|/who|UNKNOWN_MEMBER"
            })
    void a_member_that_cannot_be_used_is_named(String action, String body, String pointer, String code) {
        act(action, body)
                .statusCode(422)
                .contentType(startsWith("application/problem+json"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
        assertThat(entries()).isZero();
    }

    @Test
    void texts_have_an_end() {
        act("steps", Map.of("text", "长".repeat(4000))).statusCode(200);
        act("steps", Map.of("text", "长".repeat(4001))).statusCode(422).body("errors[0].code", equalTo("TOO_LONG"));
    }

    @Test
    void what_is_no_json_is_told_so() {
        act("respond", "{\"note\":").statusCode(400).contentType(startsWith("application/problem+json"));
        act("steps", "").statusCode(422).body("errors[0].code", equalTo("REQUIRED"));
        act("respond", "[]").statusCode(422).body("errors[0].code", equalTo("WRONG_TYPE"));
        act("steps", "\"Removed logs.\"").statusCode(422);
        act("steps", "null").statusCode(422).body("errors[0].code", equalTo("REQUIRED"));
    }

    @Test
    void a_form_of_another_site_acts_on_nothing() {
        given().contentType("text/plain")
                .body("{\"note\":\"=\"}")
                .post(path("respond"))
                .then()
                .statusCode(415);
        given().contentType(ContentType.URLENC).post(path("respond")).then().statusCode(415);
        assertThat(entries()).isZero();
    }

    @Test
    void responding_needs_no_words() {
        given().noContentType().post(path("respond")).then().statusCode(200).body("state", equalTo("IN_HANDLING"));
    }

    @Test
    void the_same_key_does_it_once() {
        var first = keyed("k-1").body(STEP).post(path("steps")).then().statusCode(200);
        var again = keyed("k-1").body(STEP).post(path("steps")).then().statusCode(200);
        assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
        assertThat(entries()).isOne();
        keyed("k-2").body(Map.of()).post(path("respond")).then().statusCode(200);
        keyed("k-2").body(Map.of()).post(path("respond")).then().statusCode(200);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void a_key_means_one_request_only() {
        keyed("k-1").body(STEP).post(path("steps")).then().statusCode(200);
        keyed("k-1")
                .body(CAUSE)
                .post(path("complete"))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("KEY_REUSED"));
    }

    @Test
    void whoever_read_an_older_version_is_told() {
        act("respond", Map.of()).statusCode(200);
        json().header("If-Match", "\"1\"").body(STEP).post(path("steps")).then().statusCode(412);
        json().header("If-Match", "\"2\"").body(STEP).post(path("steps")).then().statusCode(200);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void of_many_who_respond_at_once_one_does() {
        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(who -> act("respond", Map.of()).extract().statusCode())
                .toList();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(entries()).isOne();
    }

    @Test
    void many_steps_at_once_are_all_kept() {
        IntStream.range(0, 12).parallel().forEach(step -> act("steps", Map.of("text", "step " + step))
                .statusCode(200));
        assertThat(entries()).isEqualTo(12);
        assertThat(table.number("select version from risk_event")).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "99999999999999999999", "1e3", "%00", "%20"})
    void what_is_no_id_is_the_id_of_nothing(String none) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/events/" + none)
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void events_of_another_workspace_do_not_exist() {
        id = table.insert(EventRow.of(Grade.HIGH, EIGHT).in("other"));
        given().get("/api/v1/events/" + id).then().statusCode(404);
        act("respond", Map.of()).statusCode(404);
        act("steps", STEP).statusCode(404);
        act("complete", CAUSE).statusCode(404);
    }

    @Test
    @TestSecurity(user = "zhao", roles = Roles.VIEWER, augmentors = InDefaultWorkspace.class)
    void who_may_only_look_changes_nothing() {
        given().get("/api/v1/events/" + id).then().statusCode(200);
        act("respond", Map.of()).statusCode(403);
        act("steps", STEP).statusCode(403);
        act("complete", CAUSE).statusCode(403);
        assertThat(entries()).isZero();
    }

    private long entries() {
        return table.number("select count(*) from event_entry");
    }

    private ValidatableResponse act(String action, Object body) {
        return json().body(body).post(path(action)).then();
    }

    private String path(String action) {
        return "/api/v1/events/" + id + "/" + action;
    }

    private static RequestSpecification keyed(String key) {
        return json().header("Idempotency-Key", key);
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }
}
