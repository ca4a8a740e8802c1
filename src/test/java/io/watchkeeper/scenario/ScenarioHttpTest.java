package io.watchkeeper.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.watchkeeper.access.InDefaultWorkspace;
import io.watchkeeper.access.Roles;
import io.watchkeeper.event.EventsForTests;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestSecurity(user = "li", roles = Roles.VIEWER, augmentors = InDefaultWorkspace.class)
class ScenarioHttpTest {
    private static final String DISK = "/api/v1/scenarios/HOST-DISK-SPACE";

    @Inject
    EventsForTests events;

    @Test
    void the_catalogue_is_listed_in_its_order() {
        given().get("/api/v1/scenarios")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(14))
                .body("items.code", hasItems("HOST-DISK-SPACE", "UNCLASSIFIED"))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_scenario_says_what_triggers_it_and_what_helps() {
        given().get(DISK)
                .then()
                .statusCode(200)
                .body("name.en", not(equalTo("")))
                .body("name.zh", not(equalTo("")))
                .body("impact.en", not(equalTo("")))
                .body("domain", equalTo("host"))
                .body("triggerItems.size()", greaterThan(0))
                .body("triggerItems.table", everyItem(startsWith("scenario/")))
                .body("triggerItems[0].row", greaterThan(1))
                .body("triggerItems[0].conditions.size()", greaterThan(0))
                .body("linkedPlans.code", hasItem("DISK-CLEAN"))
                .body("linkedPlans[0].name.zh", not(equalTo("")))
                .body("linkedPlans[0].tier", greaterThan(0));
    }

    @Test
    void its_records_are_its_events_latest_first_and_paged() {
        events.clear();
        var ids = events.ofScenario("HOST-DISK-SPACE", 5);
        events.ofScenario("HOST-DOWN", 2);
        given().get(DISK).then().body("openEvents", equalTo(5));
        var first = given().queryParam("limit", 3).get(DISK + "/records").jsonPath();
        var second = given().queryParam("limit", 3)
                .queryParam("cursor", first.getString("nextCursor"))
                .queryParam("scenario", "HOST-DOWN")
                .get(DISK + "/records")
                .then()
                .statusCode(200)
                .body("nextCursor", nullValue())
                .body("items", hasSize(2))
                .extract()
                .jsonPath();
        List<String> seen = first.getList("items.id");
        seen.addAll(second.getList("items.id"));
        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    void an_unknown_scenario_is_not_found() {
        given().get("/api/v1/scenarios/NO-SUCH")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
        given().get("/api/v1/scenarios/NO-SUCH/records").then().statusCode(404);
        given().get("/api/v1/scenarios/host-disk-space").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "sender", roles = Roles.INTAKE, augmentors = InDefaultWorkspace.class)
    void a_sender_reads_nothing() {
        given().get("/api/v1/scenarios").then().statusCode(403);
        given().get(DISK).then().statusCode(403);
        given().get(DISK + "/records").then().statusCode(403);
    }
}
