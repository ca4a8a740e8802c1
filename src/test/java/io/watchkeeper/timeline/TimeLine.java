package io.watchkeeper.timeline;

import static io.watchkeeper.testing.Administrator.asAdministrator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.watchkeeper.event.EventSettling;
import io.watchkeeper.testing.ServiceClock;

/** Tells a story in minutes: at this minute that was posted, or done by a person, and then the event stands so. */
final class TimeLine {
    private final ServiceClock clock;
    private final EventSettling settling;
    private final Instant start;
    /** Stories share a database, so each has hosts of its own. */
    private final String story;

    TimeLine(ServiceClock clock, EventSettling settling) {
        this.clock = clock;
        this.settling = settling;
        this.start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        this.story = Long.toString(System.nanoTime(), 36);
        clock.set(start);
    }

    /** The name of a host in this story. */
    String host(String name) {
        return name + "-" + story;
    }

    TimeLine at(int minute) {
        clock.set(start.plus(Duration.ofMinutes(minute)));
        settling.settle().await().atMost(Duration.ofSeconds(10));
        return this;
    }

    /** @return the outcomes of the members, in their order */
    List<String> alertmanagerPosts(Notice... notices) {
        var body = Map.of(
                "version", "4",
                "status", "firing",
                "receiver", "watchkeeper",
                "groupKey", "{}:{}",
                "alerts",
                        Arrays.stream(notices)
                                .map(notice -> notice.member(start))
                                .toList());
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/intake/alertmanager")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("results.outcome");
    }

    void inspectionSays(String outcome, String inspection, String host, String run) {
        var result = Map.of(
                "inspection", inspection,
                "runId", run,
                "object", Map.of("kind", "host", "name", host),
                "outcome", outcome,
                "observedAt", clock.instant().toString());
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(List.of(result))
                .post("/api/v1/intake/inspection-results")
                .then()
                .statusCode(200);
    }

    void personResponds(String host) {
        act(host, "respond", Map.of("note", "on it"));
    }

    void personCompletes(String host) {
        act(host, "complete", Map.of("cause", "disk replaced"));
    }

    private void act(String host, String action, Map<String, String> body) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/events/" + events(host).getString("items[0].id") + "/" + action)
                .then()
                .statusCode(200);
    }

    /** The events of one object, the latest opened first. */
    JsonPath events(String host) {
        return asAdministrator()
                .queryParam("object", host)
                .queryParam("sort", "latest")
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    EventNow eventOf(String host) {
        return new EventNow(events(host));
    }
}
