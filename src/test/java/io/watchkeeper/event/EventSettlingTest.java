package io.watchkeeper.event;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.event.EventRow.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.InDefaultWorkspace;
import io.watchkeeper.access.Roles;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestSecurity(user = "li", roles = Roles.VIEWER, augmentors = InDefaultWorkspace.class)
class EventSettlingTest {
    private static final EventRow RECOVERED = EventRow.of(Grade.HIGH, EIGHT).resolvedAt(EIGHT.plusSeconds(60));

    @Inject
    EventTable table;

    @Inject
    EventSettling settling;

    @Inject
    ServiceClock clock;

    @BeforeEach
    void clear() {
        table.clear();
        clock.set(EIGHT.plusSeconds(60));
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void an_event_that_stays_resolved_completes_by_itself() {
        var id = table.insert(RECOVERED);
        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(settle()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(settle()).isOne();
        given().get("/api/v1/events/" + id)
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("cause", equalTo("RECOVERED_BY_ITSELF"))
                .body("completedAt", equalTo("2026-03-01T08:31:00Z"))
                .body("completedBy", equalTo("watchkeeper"))
                .body("respondedAt", nullValue())
                .body("version", equalTo(2))
                .body("entries[0].actor", equalTo("watchkeeper"))
                .body("entries[0].kind", equalTo("COMPLETED"))
                .body("entries[0].cause", equalTo("RECOVERED_BY_ITSELF"));
        assertThat(settle()).isZero();
    }

    @Test
    void what_somebody_handles_or_what_fires_is_left_to_people() {
        table.insert(RECOVERED.being(EventState.IN_HANDLING));
        table.insert(RECOVERED.being(EventState.COMPLETED));
        table.insert(EventRow.of(Grade.HIGH, EIGHT));
        clock.advance(Duration.ofDays(1));
        assertThat(settle()).isZero();
    }

    @Test
    void more_than_one_batch_is_settled_once_by_several_at_work() {
        IntStream.range(0, 2 * EventSettling.BATCH + 7).forEach(each -> table.insert(RECOVERED));
        clock.advance(Duration.ofHours(1));
        var workers = Stream.generate(settling::settle).limit(4).toList();
        var settled = Uni.join().all(workers).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertThat(settled.stream().mapToInt(Integer::intValue).sum() + settle())
                .isEqualTo(2 * EventSettling.BATCH + 7);
        assertThat(table.number("select count(*) from event_entry")).isEqualTo(2 * EventSettling.BATCH + 7);
    }

    private int settle() {
        return settling.settle().await().atMost(Duration.ofSeconds(30));
    }
}
