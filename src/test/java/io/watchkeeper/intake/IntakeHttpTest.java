package io.watchkeeper.intake;

import static io.watchkeeper.intake.Posts.bytes;
import static io.watchkeeper.intake.Posts.gzip;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class IntakeHttpTest {
    private static final String ALERTMANAGER = "/api/v1/intake/alertmanager";
    private static final String ALERTS = "/api/v1/intake/alerts";
    private static final String PROMETHEUS = "/api/v2/alerts";
    private static final String INSPECTIONS = "/api/v1/intake/inspection-results";
    private static final String REJECTED = "/api/v1/intake/rejected";

    private static final Instant STARTED = Instant.now().minusSeconds(60);

    private static String token;
    private final String name = "Intake" + UUID.randomUUID();

    @BeforeEach
    void aSenderHasAToken() {
        if (token == null) {
            token = newToken("sender " + name, "intake");
        }
    }

    @Test
    void an_alertmanagers_post_is_decided_member_by_member_and_a_second_delivery_is_a_duplicate() {
        String body = webhook(alert("firing", "a"), "{\"labels\":{},\"status\":\"firing\"}", alert("resolved", "b"));

        post(ALERTMANAGER, body)
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("received", equalTo(3))
                .body("results.index", contains(0, 1, 2))
                .body("results.outcome", contains("DECIDED", "REJECTED", "DECIDED"))
                .body("results[0].signalId", notNullValue())
                .body("results[0].eventId", notNullValue())
                .body("results[1].errors[0].pointer", equalTo("/alerts/1/labels"));
        post(ALERTMANAGER, body).body("results.outcome", contains("DUPLICATE", "REJECTED", "DUPLICATE"));
    }

    @Test
    void prometheus_posts_where_it_would_find_an_alertmanager() {
        post(PROMETHEUS, "[" + alert("firing", "a") + "]").statusCode(200).body("results.outcome", contains("DECIDED"));
    }

    @Test
    void an_alert_of_our_own_comes_as_it_is_or_in_an_array() {
        String alert = "{\"labels\":{\"alertname\":\"" + name + "\",\"service\":\"s\"}}";

        post(ALERTS, alert).body("results.outcome", contains("DECIDED"));
        post(ALERTS, "[" + alert + "," + alert + "]").body("results.outcome", contains("DECIDED", "DECIDED"));
    }

    @Test
    void the_senders_own_key_makes_a_second_delivery_a_duplicate_where_members_carry_no_time() {
        String alert = "{\"labels\":{\"alertname\":\"" + name + "\"}}";

        sender().header("Idempotency-Key", name)
                .body(alert)
                .post(ALERTS)
                .then()
                .body("results.outcome", contains("DECIDED"));
        sender().header("Idempotency-Key", name)
                .body(alert)
                .post(ALERTS)
                .then()
                .body("results.outcome", contains("DUPLICATE"));
    }

    @Test
    void inspection_results_are_decided_too() {
        post(
                        INSPECTIONS,
                        """
                        {"inspection":"%s","runId":"1","object":{"kind":"host","name":"h1"},"outcome":"FAILED"}"""
                                .formatted(name))
                .statusCode(200)
                .body("results.outcome", contains("DECIDED"));
    }

    @Test
    void the_source_in_the_address_keeps_two_systems_apart() {
        String body = webhook(alert("firing", "a"));

        post(ALERTMANAGER + "?source=am-east", body).body("results.outcome", contains("DECIDED"));
        post(ALERTMANAGER + "?source=am-west", body).body("results.outcome", contains("DECIDED"));
        post(ALERTMANAGER + "?source=am-east", body).body("results.outcome", contains("DUPLICATE"));
        problem(post(ALERTMANAGER + "?source=%00", body), 400).body("errors[0].code", equalTo("BAD_SOURCE"));
    }

    @Test
    void a_packed_body_is_unpacked() {
        sender().header("Content-Encoding", "gzip")
                .body(gzip(bytes(webhook(alert("firing", "a")))))
                .post(ALERTMANAGER)
                .then()
                .statusCode(200)
                .body("results.outcome", contains("DECIDED"));
    }

    @Test
    void a_body_that_unpacks_to_more_than_the_limit_is_refused() {
        problem(
                sender().header("Content-Encoding", "gzip")
                        .body(gzip(new byte[64 * 1024 * 1024]))
                        .post(ALERTMANAGER)
                        .then(),
                413);
    }

    @Test
    void a_body_above_the_limit_is_refused_whether_its_length_is_announced_or_not() {
        problem(sender().body(new byte[9 * 1024 * 1024]).post(ALERTMANAGER).then(), 413);
        problem(sender().body(new byte[11 * 1024 * 1024]).post(ALERTMANAGER).then(), 413);
        problem(
                sender().body(new ByteArrayInputStream(new byte[9 * 1024 * 1024]))
                        .post(ALERTMANAGER)
                        .then(),
                413);
    }

    @Test
    void a_body_too_large_for_the_event_loop_is_taken() {
        String padding = "x".repeat(4_000);
        var members = new StringBuilder();
        for (int n = 0; n < 100; n++) {
            members.append(n == 0 ? "[" : ",")
                    .append("{\"labels\":{\"alertname\":\"%s\",\"n\":\"%d\",\"padding\":\"%s\"}}"
                            .formatted(name, n, padding));
        }

        post(ALERTS, members + "]")
                .statusCode(200)
                .body("received", equalTo(100))
                .body("results.outcome", everyItem(equalTo("DECIDED")));
    }

    @Test
    void what_is_no_json_is_refused_with_line_and_column() {
        problem(post(ALERTS, "{\n nonsense"), 400).body("line", equalTo(2)).body("errors[0].code", equalTo("NOT_JSON"));
        problem(post(ALERTS, ""), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json; charset=utf-16",
                "application/x-www-form-urlencoded"
            })
    void another_content_type_is_refused(String type) {
        problem(as(token).contentType(type).body("a=b").post(ALERTS).then(), 415);
    }

    @Test
    void another_content_encoding_is_refused() {
        problem(
                sender().header("Content-Encoding", "br")
                        .body("{}")
                        .post(ALERTS)
                        .then(),
                415);
    }

    @Test
    void rejected_members_are_kept_for_the_administrator_to_see() {
        String bad = "{\"labels\":{\"alertname\":\"" + name + "\"},\"nul\":\"\\u0000\"}";

        problem(post(ALERTS + "?source=broken", "[" + bad + "," + bad + "]"), 422)
                .body("received", equalTo(2))
                .body("errors.pointer", contains("/0/nul", "/1/nul"))
                .body("errors[0].allowed", containsString("labels"));

        List<String> bodies = asAdministrator()
                .get(REJECTED)
                .then()
                .statusCode(200)
                .body("items.source", hasItem("broken"))
                .body("items[0].errors[0].code", notNullValue())
                .body("items[0].receivedAt", notNullValue())
                .extract()
                .path("items.body");
        assertThat(bodies).contains(bad);
    }

    @Test
    void the_list_of_rejected_members_is_paged() {
        post(ALERTS, "[1,2,3]").statusCode(422);

        String cursor = asAdministrator()
                .get(REJECTED + "?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("nextCursor");
        String first =
                asAdministrator().get(REJECTED + "?limit=1").then().extract().path("items[0].id");
        asAdministrator()
                .get(REJECTED + "?limit=2&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items.id", not(hasItem(first)));
        problem(asAdministrator().get(REJECTED + "?limit=0").then(), 400);
        problem(asAdministrator().get(REJECTED + "?limit=501").then(), 400);
        problem(asAdministrator().get(REJECTED + "?cursor=nonsense").then(), 400);
    }

    @Test
    void a_sender_reads_nothing_and_a_reader_sends_nothing() {
        problem(as(token).get(REJECTED).then(), 403);
        String reader = newToken("reader " + name, "viewer");
        problem(as(reader).contentType(ContentType.JSON).body("[]").post(ALERTS).then(), 403);
        problem(
                as("wrong")
                        .contentType(ContentType.JSON)
                        .body("[]")
                        .post(ALERTS)
                        .then(),
                401);
    }

    @Test
    void what_came_in_is_counted() {
        post(ALERTMANAGER, webhook(alert("firing", "a")).replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":7"))
                .statusCode(200)
                .body("truncated", equalTo(7));

        asAdministrator()
                .get("/q/metrics")
                .then()
                .body(containsString(
                        "watchkeeper_intake_members_total{outcome=\"decided\",source_kind=\"alertmanager\""))
                .body(containsString("watchkeeper_intake_posts_total{source_kind=\"alertmanager\",status=\"200\""))
                .body(containsString("watchkeeper_intake_truncated_alerts_total{source_kind=\"alertmanager\""));
    }

    private String alert(String status, String instance) {
        return """
                {"status":"%s","labels":{"alertname":"%s","instance":"%s","severity":"critical"},"annotations":{"summary":"s"},
                 "startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"%s-%s"}"""
                .formatted(status, name, instance, STARTED, name, instance);
    }

    private static String webhook(String... alerts) {
        return "{\"version\":\"4\",\"truncatedAlerts\":0,\"status\":\"firing\",\"receiver\":\"w\",\"alerts\":["
                + String.join(",", alerts) + "]}";
    }

    private static RequestSpecification sender() {
        return as(token).contentType(ContentType.JSON);
    }

    private static ValidatableResponse post(String path, String body) {
        return sender().urlEncodingEnabled(false).body(body).post(path).then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
