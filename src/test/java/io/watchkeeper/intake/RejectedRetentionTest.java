package io.watchkeeper.intake;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RejectedRetentionTest {
    private static final Instant LONG_AGO = Instant.parse("2001-03-01T08:00:00Z");
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    @Inject
    RejectedRetention retention;

    @Inject
    ServiceClock clock;

    private final String mark = "retention-" + System.nanoTime();

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void a_rejected_member_is_kept_for_a_fortnight_and_then_forgotten_with_nobody_signed_in() {
        clock.set(LONG_AGO);
        asAdministrator()
                .contentType(ContentType.JSON)
                .body("[{\"" + mark + "\":1}]")
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(422);

        clock.set(LONG_AGO.plus(FORTNIGHT));
        forget();
        assertThat(kept()).anyMatch(body -> body.contains(mark));

        clock.advance(Duration.ofMillis(1));
        forget();
        assertThat(kept()).noneMatch(body -> body.contains(mark));
    }

    private void forget() {
        retention.forget().await().atMost(Duration.ofSeconds(10));
    }

    private static List<String> kept() {
        return asAdministrator()
                .queryParam("limit", 500)
                .get("/api/v1/intake/rejected")
                .then()
                .statusCode(200)
                .extract()
                .path("items.body");
    }
}
