package io.watchkeeper.object;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.journal.ObjectSightings;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an alert to an object that nobody has named. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class LearnedObjectsTest {
    private static final String OBJECTS = "/api/v1/objects";
    private static int tests;

    @Inject
    ObjectSightings sightings;

    @Inject
    ServiceClock clock;

    /** What one test has learned from is behind the next one. */
    @BeforeEach
    void later() {
        clock.advance(Duration.ofMinutes(5L * ++tests));
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void what_an_event_is_about_becomes_an_unconfirmed_object() {
        alert(Map.of(
                "alertname", "KubePodCrashLooping",
                "namespace", "learnt",
                "pod", "api-1",
                "node", "learnt-node",
                "zone", "hz-b",
                "app", "learnt-app",
                "cluster", "blue",
                "severity", "critical"));
        find("learnt/api-1").body("items", empty());
        learn();

        find("learnt/api-1")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("pod"))
                .body("items[0].state", equalTo("UNCONFIRMED"))
                .body("items[0].site", equalTo("hz-b"))
                .body("items[0].application", equalTo("learnt-app"))
                .body("items[0].labels.cluster", equalTo("blue"))
                .body("items[0].labels.namespace", equalTo("learnt"))
                .body("items[0].dependsOn[0].name", equalTo("learnt-node"))
                .body("items[0].source", equalTo("signals"))
                .body("items[0].updatedBy", equalTo("watchkeeper"))
                .body("items[0].seenAt", notNullValue());
    }

    @Test
    void what_somebody_named_or_dismissed_is_not_learned_again() {
        put("{\"kind\":\"host\",\"name\":\"web-named\",\"addresses\":[\"10.5.5.5\"],\"aliases\":[\"host/web-other\"]}");
        put("{\"kind\":\"host\",\"name\":\"web-none\",\"state\":\"DISMISSED\"}");
        for (var instance : List.of("web-named", "web-other", "10.5.5.5", "web-none", "web-new\u202e")) {
            alert(Map.of("alertname", "HostHighCpuLoad", "instance", instance + ":9100", "severity", "critical"));
        }
        learn();

        find("web-n").body("items.name", contains("web-named")).body("items[0].version", equalTo(1));
        find("web-other").body("items.name", contains("web-named")).body("items[0].seenAt", notNullValue());
        find("10.5.5.5").body("items.name", contains("web-named"));
        find("web-none").body("items", empty());
        asAdministrator().get(OBJECTS + "?state=DISMISSED&q=web-none").then().body("items", hasSize(1));
    }

    private void learn() {
        clock.advance(Duration.ofMinutes(1));
        sightings.learn().await().atMost(Duration.ofSeconds(20));
    }

    private static ValidatableResponse find(String text) {
        return asAdministrator().queryParam("q", text).get(OBJECTS).then().statusCode(200);
    }

    private static void put(String object) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(object)
                .put(OBJECTS)
                .then()
                .statusCode(200);
    }

    private static void alert(Map<String, String> labels) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of("labels", labels)))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200);
    }
}
