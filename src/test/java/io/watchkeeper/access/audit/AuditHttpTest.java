package io.watchkeeper.access.audit;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class AuditHttpTest {
    private static final String AUDIT = "/api/v1/audit";

    @Inject
    Pool pool;

    @Inject
    AuditLog audit;

    @Inject
    AuditSealing sealing;

    @Inject
    ServiceClock clock;

    @AfterEach
    void letTimePass() {
        clock.release();
    }

    /** What other tests tried in vain within the same minute would be counted together with this. */
    private void someMinutesLater() {
        clock.advance(Duration.ofMinutes(5));
    }

    @Test
    void a_change_says_who_made_it_and_shows_no_secret() {
        String token = newToken("audited", "viewer", "responder");

        String body = asAdministrator()
                .get(AUDIT + "?limit=1&action=token.create")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("token.create"))
                .body("items[0].actor", equalTo("administrator (environment)"))
                .body("items[0].detail.name", equalTo("audited"))
                .body("items[0].after.roles", equalTo(List.of("responder", "viewer")))
                .body("items[0].before", nullValue())
                .extract()
                .asString();
        assertThat(body).doesNotContain(token);
    }

    @Test
    void what_is_done_with_an_event_is_told_with_its_details() {
        String event = asAdministrator()
                .contentType("application/json")
                .body("{\"labels\":{\"alertname\":\"HostOutOfDiskSpace\",\"instance\":\"audited-1:9100\"}}")
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].eventId");
        asAdministrator()
                .contentType("application/json")
                .body("{\"note\":\"On it\"}")
                .post("/api/v1/events/" + event + "/respond")
                .then()
                .statusCode(200);

        asAdministrator()
                .get(AUDIT + "?limit=1&action=event")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("event.respond"))
                .body("items[0].target", equalTo(event))
                .body("items[0].detail", instanceOf(Map.class))
                .body("items[0].before", equalTo(Map.of("state", "DISCOVERED")))
                .body(
                        "items[0].after",
                        equalTo(Map.of("state", "IN_HANDLING", "respondedBy", "administrator (environment)")));
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 7; i++) {
            newToken("paged-" + i, "viewer");
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = asAdministrator().get(AUDIT + "?limit=3" + cursor).jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(7);
        asAdministrator()
                .get(AUDIT + "?limit=500")
                .then()
                .body("items.id", equalTo(ids))
                .body("nextCursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "limit=99999999999", "cursor=x", "cursor=MjAyNg"})
    void a_parameter_out_of_range_is_refused_with_its_name(String query) {
        asAdministrator()
                .get(AUDIT + "?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("INVALID_PARAMETER"));
    }

    @Test
    void the_record_lives_and_dies_with_the_change() {
        AuditEntry entry = AuditEntry.of(
                "default",
                java.time.Instant.parse("2026-01-01T00:00:00Z"),
                "someone",
                "thing.change",
                "undone",
                Map.of());

        assertThatThrownBy(() -> pool.withTransaction(transaction -> audit.record(transaction, entry)
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("the change failed"))))
                        .await()
                        .indefinitely())
                .hasMessage("the change failed");

        assertThat(asAdministrator().get(AUDIT + "?limit=500").jsonPath().getList("items.target"))
                .doesNotContain("undone");
    }

    @Test
    void a_change_says_from_where_it_was_made() {
        newToken("from here", "viewer");

        asAdministrator()
                .get(AUDIT + "?limit=1&action=token.create")
                .then()
                .body("items[0].address", equalTo("127.0.0.1"));
    }

    @Test
    void the_record_is_narrowed_by_who_what_and_when() {
        newToken("narrowed-1", "viewer");

        asAdministrator()
                .get(AUDIT + "?action=token.create&q=narrowed-1")
                .then()
                .body("items.size()", equalTo(1));
        asAdministrator().get(AUDIT + "?action=token&q=NARROWED-1").then().body("items.size()", equalTo(1));
        asAdministrator().get(AUDIT + "?action=tok&q=narrowed-1").then().body("items.size()", equalTo(0));
        asAdministrator().get(AUDIT + "?actor=nobody-at-all").then().body("items.size()", equalTo(0));
        asAdministrator().get(AUDIT + "?to=2001-01-01T00:00:00Z").then().body("items.size()", equalTo(0));
        asAdministrator().get(AUDIT + "?from=yesterday").then().statusCode(400);
    }

    @Test
    void tokens_that_are_refused_are_recorded_and_fill_nothing() {
        someMinutesLater();
        long before = refusals();
        for (int i = 0; i < 50; i++) {
            as("wk_guess-" + i)
                    .header("X-Forwarded-For", "192.0.2.50")
                    .get(AUDIT)
                    .then()
                    .statusCode(anyOf(equalTo(401), equalTo(429)));
        }

        // a window may have ended in between
        assertThat(refusals() - before).isBetween(0L, 4L);
        assertThat(refusals()).isPositive();
    }

    @Test
    void who_may_not_is_recorded_with_what_they_asked_for() {
        String token = newToken("refused-reader", "viewer");
        someMinutesLater();
        as(token).get(AUDIT).then().statusCode(403);

        // the refusal does not wait for its record
        var recorded = asAdministrator().get(AUDIT + "?actor=refused-reader").jsonPath();
        for (int looks = 0; looks < 500 && recorded.getList("items").isEmpty(); looks++) {
            recorded = asAdministrator().get(AUDIT + "?actor=refused-reader").jsonPath();
        }
        assertThat(recorded.getString("items[0].action")).isEqualTo("access.refused");
        assertThat(recorded.getString("items[0].target")).isEqualTo("GET " + AUDIT);
    }

    @Test
    void the_record_is_exported_and_the_export_recorded() {
        newToken("=exported", "viewer");

        asAdministrator()
                .queryParam("q", "=exported")
                .get(AUDIT + "/export.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(startsWith("\"id\",\"sequence\""))
                .body(containsString("token.create"));
        asAdministrator()
                .queryParam("q", "=exported")
                .get(AUDIT + "/export.jsonl?action=token")
                .then()
                .statusCode(200)
                .body(startsWith("{\"id\""));
        asAdministrator().get(AUDIT + "?action=audit.export").then().body("items.size()", greaterThanOrEqualTo(2));
    }

    @Test
    void the_chain_is_verified_over_http() {
        newToken("sealed", "viewer");
        sealing.seal().await().indefinitely();

        asAdministrator()
                .get(AUDIT + "/chain")
                .then()
                .statusCode(200)
                .body("links", greaterThanOrEqualTo(1))
                .body("waiting", equalTo(0));
        asAdministrator().get(AUDIT + "/chain?head=x").then().statusCode(400);
        as(newToken("no reader of chains", "viewer"))
                .get(AUDIT + "/chain")
                .then()
                .statusCode(403);
    }

    private static long refusals() {
        return asAdministrator()
                .get(AUDIT + "?action=token.refused&limit=500")
                .jsonPath()
                .getList("items")
                .size();
    }
}
