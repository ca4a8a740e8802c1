package io.watchkeeper.journal;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DecisionHttpTest {
    private static String eventOf(String host) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "labels",
                        Map.of("alertname", "HostOutOfDiskSpace", "severity", "critical", "instance", host + ":9100")))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    private static JsonPath decisions(String event, Object... query) {
        var request = asAdministrator();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam((String) query[i], query[i + 1]);
        }
        return request.get("/api/v1/events/" + event + "/decisions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Inject
    ObjectMapper json;

    @Test
    void the_example_in_the_description_is_a_decision_with_every_member() throws Exception {
        var read = json.readValue(DecisionView.EXAMPLE, DecisionView.class);
        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(DecisionView.EXAMPLE));
    }

    @Test
    void each_stage_says_which_rule_or_cell_decided_on_which_facts_and_why() {
        var decisions = decisions(eventOf("explained"));

        assertThat(decisions.getList("items.stage")).contains("SCENARIO", "CORRELATION", "GRADING", "RECOMMENDATION");
        var grading = "items.find { it.stage == 'GRADING' }";
        assertThat(decisions.getString(grading + ".outcome.grade")).isEqualTo("CRITICAL");
        assertThat(decisions.getString(grading + ".rules[0].table")).isEqualTo("grading/grading.drl.csv");
        assertThat(decisions.getInt(grading + ".rules[0].row")).isPositive();
        assertThat(decisions.getMap(grading + ".rules[0].cells")).isNotEmpty();
        assertThat(decisions.getString(grading + ".reason.zh")).isNotBlank();
        assertThat(decisions.getString(grading + ".facts[0].type")).isEqualTo("RiskEvent");
        assertThat(decisions.getLong(grading + ".rulebookVersion")).isPositive();
    }

    @Test
    void a_decision_replayed_from_what_was_stored_with_it_is_identical() {
        var decision = decisions(eventOf("replayed")).getString("items[0].id");

        asAdministrator()
                .post("/api/v1/decisions/" + decision + "/replay")
                .then()
                .statusCode(200)
                .body("identical", equalTo(true))
                .body("decisions.stage", hasItems("SCENARIO", "GRADING"));
    }

    @Test
    void pages_of_decisions_follow_each_other_without_gap_or_repeat() {
        var event = eventOf("paged");
        eventOf("paged");
        eventOf("paged");
        var whole = decisions(event, "limit", 500).<String>getList("items.id");

        var paged = new ArrayList<String>();
        var page = decisions(event, "limit", 2);
        paged.addAll(page.<String>getList("items.id"));
        while (page.getString("nextCursor") != null) {
            page = decisions(event, "limit", 2, "cursor", page.getString("nextCursor"));
            assertThat(page.getList("items")).hasSizeBetween(1, 2);
            paged.addAll(page.<String>getList("items.id"));
        }

        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates().hasSizeGreaterThan(9);
    }

    @Test
    void what_is_not_there_is_404_and_what_cannot_be_meant_is_400() {
        asAdministrator().get("/api/v1/events/999999999/decisions").then().statusCode(404);
        asAdministrator().get("/api/v1/events/none/decisions").then().statusCode(404);
        asAdministrator().post("/api/v1/decisions/1/replay").then().statusCode(404);
        asAdministrator().post("/api/v1/decisions/999999999-0/replay").then().statusCode(404);
        var event = eventOf("asked");
        asAdministrator()
                .queryParam("cursor", "forged")
                .get("/api/v1/events/" + event + "/decisions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        asAdministrator()
                .queryParam("limit", "0")
                .get("/api/v1/events/" + event + "/decisions")
                .then()
                .statusCode(400);
    }

    @Test
    void a_dry_run_decides_as_intake_would_and_stores_nothing() {
        var alert = Map.of(
                "type",
                "Alert",
                "labels",
                Map.of("alertname", "HostOutOfDiskSpace", "severity", "critical", "instance", "dry:9100"));

        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("facts", List.of(alert), "at", "2026-11-23T12:00:00Z"))
                .post("/api/v1/decisions/dry-run")
                .then()
                .statusCode(200)
                .body("decisions.find { it.stage == 'SCENARIO' }.outcome.scenario", equalTo("HOST-DISK-SPACE"))
                .body("decisions.find { it.stage == 'CORRELATION' }.outcome.outcome", equalTo("OPEN"))
                .body("decisions.find { it.stage == 'GRADING' }.outcome.grade", equalTo("CRITICAL"));
        asAdministrator()
                .queryParam("object", "dry")
                .get("/api/v1/events")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void a_dry_run_may_say_what_is_known_of_the_event() {
        var alert = Map.of("type", "Alert", "labels", Map.of("alertname", "HostOutOfDiskSpace"));
        var open = Map.of("type", "OpenEvent", "occurrences", 4, "firing", 1, "openSeconds", 3600);

        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("facts", List.of(alert, open)))
                .post("/api/v1/decisions/dry-run")
                .then()
                .statusCode(200)
                .body("decisions.find { it.stage == 'CORRELATION' }.outcome.outcome", equalTo("JOIN"));
    }

    @Test
    void a_dry_run_that_cannot_be_decided_names_the_fact() {
        refused("{\"facts\":[{\"type\":\"Aler\",\"labels\":{}}]}", 422, "/facts/0/type");
        refused(
                "{\"facts\":[{\"type\":\"Alert\",\"labels\":{\"alertname\":\"X\"},\"colour\":\"red\"}]}",
                422,
                "/facts/0/colour");
        refused("{\"facts\":[{\"type\":\"OpenEvent\"}]}", 422, "/facts");
        refused(
                "{\"facts\":[{\"type\":\"Alert\",\"labels\":{\"alertname\":\"X\"}}],\"rulebookVersion\":99}",
                422,
                "/rulebookVersion");
        refused("{\"facts\":[]}", 422, "/facts");
        refused("{\"facts\":[{\"type\":\"Alert\",\"labels\":{\"alertname\":\"X\"}}],\"at\":\"noon\"}", 422, "/at");
        asAdministrator()
                .contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/decisions/dry-run")
                .then()
                .statusCode(400);
    }

    private static void refused(String body, int status, String pointer) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/decisions/dry-run")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }
}
