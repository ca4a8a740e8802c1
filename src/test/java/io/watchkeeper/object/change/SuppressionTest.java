package io.watchkeeper.object.change;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.journal.Survivors;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change does to the alerts of its objects, from the post to the event. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SuppressionTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    OpenChanges changes;

    @Inject
    Survivors survivors;

    @Inject
    ServiceClock clock;

    private Instant start;

    @BeforeEach
    void now() {
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        clock.set(start);
    }

    @AfterEach
    void release() {
        clock.release();
        changes.refresh().await().atMost(SOON);
    }

    @Test
    void what_still_fires_at_the_end_of_a_change_opens_its_event_then() {
        begin("sup-1", "host/sup-1");
        fire("sup-1", start).body("results[0].outcome", equalTo("DECIDED")).body("results[0].eventId", nullValue());
        fire("sup-1", start).body("results[0].outcome", equalTo("DUPLICATE"));
        fire("sup-other", start);
        events("sup-1").body("items", empty());
        events("sup-other").body("items", hasSize(1));
        held("sup-1").body("items.object.name", contains("sup-1")).body("items[0].changeId", equalTo("sup-1"));
        asAdministrator().get("/api/v1/changes/sup-1").then().body("suppressed", equalTo(1));

        comeBack();
        events("sup-1").body("items", empty());

        clock.advance(Duration.ofMinutes(61));
        comeBack();
        var id = events("sup-1")
                .body("items", hasSize(1))
                .body("items[0].firstOccurredAt", equalTo(start.toString()))
                .body("items[0].occurrences", equalTo(1))
                .extract()
                .<String>path("items[0].id");
        held("sup-1").body("items", empty());
        timeline(id);
        // the episode goes on as any other: its recovery resolves the event
        resolve("sup-1", start);
        events("sup-1").body("items[0].signal", equalTo("RESOLVED"));
        replaysAreIdentical(id);
    }

    private static void timeline(String event) {
        asAdministrator()
                .get("/api/v1/events/" + event)
                .then()
                .body("entries.kind", contains("CHANGE_STARTED", "CHANGE_ENDED"))
                .body("entries[0].text", equalTo("MAINTENANCE sup-1: test"));
    }

    private static void replaysAreIdentical(String event) {
        List<String> decisions = asAdministrator()
                .get("/api/v1/events/" + event + "/decisions")
                .then()
                .extract()
                .path("items.id");
        assertThat(decisions).isNotEmpty();
        asAdministrator()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/decisions/" + decisions.get(0) + "/replay")
                .then()
                .statusCode(200)
                .body("identical", equalTo(true));
    }

    @Test
    void what_recovered_before_the_end_opens_nothing() {
        begin("sup-2", "host/sup-2");
        fire("sup-2", start);
        clock.advance(Duration.ofMinutes(5));
        resolve("sup-2", start);

        clock.advance(Duration.ofMinutes(61));
        comeBack();

        events("sup-2").body("items", empty());
        held("sup-2").body("items", empty());
    }

    @Test
    void an_inspection_that_passes_again_before_the_end_opens_nothing() {
        begin("sup-3", "host/sup-3");
        inspect("sup-3", "run-1", "FAILED");
        held("sup-3").body("items", hasSize(1));
        clock.advance(Duration.ofMinutes(5));
        inspect("sup-3", "run-2", "PASSED");
        clock.advance(Duration.ofMinutes(61));
        comeBack();

        events("sup-3").body("items", empty());
        held("sup-3").body("items", empty());
    }

    @Test
    void an_event_that_is_open_already_goes_on() {
        fire("sup-4", start);
        begin("sup-4", "host/sup-4");
        clock.advance(Duration.ofMinutes(1));
        fire("sup-4", start.plusSeconds(30));

        events("sup-4").body("items[0].occurrences", equalTo(2));
    }

    @Test
    void ended_early_its_signals_come_back_early_and_fall_to_the_next_change() {
        begin("sup-5", "application/sup-app");
        asAdministrator()
                .contentType(ContentType.JSON)
                .body("[{\"kind\":\"host\",\"name\":\"sup-5\",\"application\":\"sup-app\"}]")
                .put("/api/v1/objects")
                .then()
                .statusCode(200);
        fire("sup-5", start);
        begin("sup-6", "host/sup-5");
        asAdministrator().post("/api/v1/changes/sup-5/close").then().statusCode(200);
        comeBack();
        held("sup-5").body("items", empty());
        held("sup-6").body("items", hasSize(1));
        asAdministrator().post("/api/v1/changes/sup-6/close").then().statusCode(200);
        comeBack();

        held("sup-6").body("items", empty());
        events("sup-5").body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREEZE", "RELEASE"})
    void a_change_of_another_kind_does_just_what_it_says_and_is_seen_in_the_time_line(String kind) {
        var silent = kind.toLowerCase(Locale.ROOT) + "-silent";
        var loud = kind.toLowerCase(Locale.ROOT) + "-loud";
        begin(kind, silent, "host/" + silent, true);
        begin(kind, loud, "host/" + loud, false);
        fire(silent, start);
        String open = fire(loud, start).extract().path("results[0].eventId");
        events(silent).body("items", empty());

        clock.advance(Duration.ofMinutes(61));
        comeBack();

        String back = events(silent).body("items", hasSize(1)).extract().path("items[0].id");
        for (var event : List.of(open, back)) {
            asAdministrator()
                    .get("/api/v1/events/" + event)
                    .then()
                    .body("entries.kind", contains("CHANGE_STARTED", "CHANGE_ENDED"))
                    .body("entries[0].text", containsString(kind));
        }
    }

    private void comeBack() {
        clock.advance(Duration.ofSeconds(3));
        changes.refresh().await().atMost(SOON);
        survivors.release().await().atMost(SOON);
    }

    private void begin(String id, String object) {
        begin("MAINTENANCE", id, object, true);
    }

    private void begin(String kind, String id, String object, boolean suppress) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "id",
                        id,
                        "kind",
                        kind,
                        "objects",
                        List.of(object),
                        "startsAt",
                        start.toString(),
                        "endsAt",
                        start.plus(Duration.ofHours(1)).toString(),
                        "suppress",
                        suppress,
                        "summary",
                        "test"))
                .post("/api/v1/changes")
                .then()
                .statusCode(201);
        changes.refresh().await().atMost(SOON);
    }

    private static ValidatableResponse fire(String host, Instant since) {
        return alert(Map.of("labels", labels(host), "startsAt", since.toString()));
    }

    private void resolve(String host, Instant since) {
        alert(Map.of(
                "labels", labels(host),
                "startsAt", since.toString(),
                "endsAt", clock.instant().minusSeconds(1).toString()));
    }

    private static Map<String, String> labels(String host) {
        return Map.of("alertname", "HostHighCpuLoad", "instance", host + ":9100", "severity", "critical");
    }

    private static ValidatableResponse alert(Map<String, ?> alert) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(alert))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200);
    }

    private void inspect(String host, String run, String outcome) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of(
                        "inspection",
                        "host load",
                        "runId",
                        run,
                        "object",
                        Map.of("kind", "host", "name", host),
                        "outcome",
                        outcome,
                        "observedAt",
                        clock.instant().toString())))
                .post("/api/v1/intake/inspection-results")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse events(String host) {
        return asAdministrator().get("/api/v1/events?object=" + host).then().statusCode(200);
    }

    private static ValidatableResponse held(String change) {
        return asAdministrator()
                .get("/api/v1/changes/" + change + "/signals")
                .then()
                .statusCode(200);
    }
}
