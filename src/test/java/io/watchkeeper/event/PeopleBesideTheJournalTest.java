package io.watchkeeper.event;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People and incoming signals change one row at the same time, and neither loses what the other did. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PeopleBesideTheJournalTest {
    private static final int EPISODES = 60;
    private static final int STEPS = 20;

    @Inject
    EventTable table;

    private final String host = "busy-" + Long.toString(System.nanoTime(), 36);

    @BeforeEach
    void clear() {
        table.clear();
    }

    @Test
    void nothing_is_lost_while_both_write() {
        var id = post(0);
        var signals = CompletableFuture.runAsync(
                () -> IntStream.rangeClosed(1, EPISODES).parallel().forEach(this::post));
        act(id, "respond", Map.of("note", "On it."));
        var steps = CompletableFuture.runAsync(
                () -> IntStream.range(0, STEPS).forEach(step -> act(id, "steps", Map.of("text", "step " + step))));
        CompletableFuture.allOf(signals, steps).join();

        var event = asAdministrator().get("/api/v1/events/" + id).jsonPath();
        assertThat(event.getInt("occurrences")).isEqualTo(EPISODES + 1);
        assertThat(event.getInt("deliveries")).isEqualTo(EPISODES + 1);
        assertThat(event.getString("state")).isEqualTo("IN_HANDLING");
        assertThat(event.getString("respondedBy")).isNotBlank();
        assertThat(event.getList("entries")).hasSize(STEPS + 1);
    }

    @Test
    void a_grade_given_by_a_person_stands_until_the_event_comes_back() {
        var id = post(0);
        act(id, "complete", Map.of("cause", "noise", "grade", "INFO"));
        assertThat(asAdministrator().get("/api/v1/events/" + id).jsonPath().getString("gradeReason.en"))
                .contains("gave this grade");

        assertThat(post(1)).isEqualTo(id);
        var event = asAdministrator().get("/api/v1/events/" + id).jsonPath();
        assertThat(event.getBoolean("reopened")).isTrue();
        assertThat(event.getString("grade")).isNotEqualTo("INFO");
        assertThat(event.getString("cause")).isNull();
        assertThat(event.getString("completedAt")).isNull();
        assertThat(event.getString("entries[0].cause")).isEqualTo("noise");
    }

    private String post(int episode) {
        var alert = Map.of(
                "labels",
                Map.of("alertname", "HostOutOfDiskSpace", "instance", host + ":9100", "severity", "warning"),
                "occurrenceId",
                "episode-" + episode);
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(alert))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
    }

    private static void act(String id, String action, Map<String, String> body) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/events/" + id + "/" + action)
                .then()
                .statusCode(200);
    }
}
