package io.watchkeeper.journal.backtest;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a draft would have decided, asked for as an analyst's script does. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class BacktestHttpTest {
    private static final String RULEBOOKS = "/api/v1/rulebooks/";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Clock clock;

    @Test
    void a_draft_with_milder_grades_is_told_by_how_many_signals_and_events_it_would_differ() {
        alert("backtested-1");
        alert("backtested-2");
        var draft = draftWith(",CRITICAL,", ",HIGH,");

        var begun = begin(draft, "{\"from\":\"%s\"}".formatted(clock.instant().minusSeconds(3600)));
        begun.statusCode(202).header("Location", startsWith("/api/v1/backtests/"));
        var ended = ended(begun.extract().header("Location"));

        assertThat(ended.getString("state")).isEqualTo("DONE");
        assertThat(ended.getDouble("progress")).isEqualTo(1.0);
        assertThat(ended.getLong("rulebookVersion")).isEqualTo(draft);
        assertThat(ended.getLong("signals")).isGreaterThanOrEqualTo(2);
        assertThat(ended.getLong("differing")).isGreaterThanOrEqualTo(2);
        assertThat(
                        ended.getLong(
                                "matrix.findAll { it.stage == 'GRADING' && it.from == 'CRITICAL' && it.to == 'HIGH' }.count.sum()"))
                .isGreaterThanOrEqualTo(2);
        assertThat(ended.getList("examples.before.grade")).contains("CRITICAL");
        assertThat(ended.getLong("matrix.findAll { it.stage == 'GRADING' }.count.sum()"))
                .isEqualTo(ended.getLong("signals"));
        assertThat(ended.getString("sentences[0].en")).endsWith("signals would be decided differently.");
        assertThat(ended.getString("sentences[1].zh")).contains("个事件");
    }

    @Test
    void a_sample_looks_at_fewer_signals_and_an_empty_period_at_none() {
        alert("sampled");
        var draft = draft();

        var none = ended(begin(draft, "{\"from\":\"2001-01-01T00:00:00Z\",\"to\":\"2001-01-02T00:00:00Z\"}")
                .statusCode(202)
                .extract()
                .header("Location"));
        var few = ended(begin(
                        draft,
                        "{\"from\":\"%s\",\"sample\":0.0001}"
                                .formatted(clock.instant().minusSeconds(3600)))
                .statusCode(202)
                .extract()
                .header("Location"));
        var all =
                ended(begin(draft, "{\"from\":\"%s\"}".formatted(clock.instant().minusSeconds(3600)))
                        .statusCode(202)
                        .extract()
                        .header("Location"));

        assertThat(none.getLong("signals")).isZero();
        assertThat(none.getString("state")).isEqualTo("DONE");
        assertThat(few.getLong("signals")).isLessThan(all.getLong("signals"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}; /from",
                "{\"from\":\"-999999999-01-01T00:00:00Z\"}; /from",
                "{\"to\":\"-1000000000-01-01T00:00:00Z\"}; /to",
                "{\"to\":\"+1000000000-12-31T23:59:59Z\"}; /to",
                "{\"sample\":0}; /sample",
                "{\"sample\":1.5}; /sample"
            })
    void a_period_or_a_share_that_is_none_is_refused_by_name(String body, String pointer) {
        begin(draft(), body).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void an_unknown_version_or_backtest_is_not_found_and_a_viewer_may_only_look() {
        begin(999_999, "{}").statusCode(404);
        asAdministrator().get("/api/v1/backtests/999999").then().statusCode(404);
        as(newToken("viewer of backtests", "viewer"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(RULEBOOKS + "1/backtests")
                .then()
                .statusCode(403);
    }

    @Test
    void one_that_has_ended_cannot_be_cancelled() {
        var location = begin(draft(), "{}").statusCode(202).extract().header("Location");
        ended(location);

        asAdministrator().delete(location).then().statusCode(409);
    }

    static JsonPath ended(String location) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (true) {
            var seen = asAdministrator()
                    .get(location)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (!seen.getString("state").equals("RUNNING")) {
                return seen;
            }
            assertThat(System.nanoTime()).as("still running").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    static ValidatableResponse begin(long version, String body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post(RULEBOOKS + version + "/backtests")
                .then();
    }

    private static int draft() {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(RULEBOOKS.substring(0, RULEBOOKS.length() - 1))
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    static int draftWith(String old, String edited) {
        int draft = draft();
        var table = RULEBOOKS + draft + "/tables/grading/grading";
        var text = asAdministrator().accept("text/csv").get(table).asString();
        assertThat(text).contains(old);
        asAdministrator()
                .contentType("text/csv")
                .header("If-Match", "*")
                .body(text.replace(old, edited))
                .put(table)
                .then()
                .statusCode(200);
        return draft;
    }

    private static void alert(String host) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "labels",
                        Map.of("alertname", "HostOutOfDiskSpace", "severity", "critical", "instance", host + ":9100")))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200);
    }
}
