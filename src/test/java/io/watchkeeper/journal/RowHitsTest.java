package io.watchkeeper.journal;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.journal.RowHitsRepository.Counted;
import io.watchkeeper.journal.RowHitsRepository.Period;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RowHitsTest {
    private static final String FILE = "grading/grading.drl.csv";

    @Inject
    LiveRulebook live;

    @Inject
    RowHitsRepository hits;

    @Inject
    Pool pool;

    private String path(String table) {
        return "/api/v1/rulebooks/" + live.version().orElseThrow() + "/tables/" + table + "/hits";
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

    private JsonPath grading() {
        return asAdministrator()
                .get(path("grading"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void every_row_is_listed_with_its_hits_and_rows_that_never_fired_with_none() {
        alert("hit-once");
        var before = grading();
        alert("hit-again");
        var after = grading();

        assertThat(after.getList("rows"))
                .hasSize(live.current().tables().stream()
                        .filter(table -> table.schema().name().equals("grading"))
                        .findFirst()
                        .orElseThrow()
                        .rows()
                        .size());
        assertThat(after.getLong("rows.hits.sum()")).isEqualTo(before.getLong("rows.hits.sum()") + 1);
        assertThat(after.getLong("signals")).isEqualTo(before.getLong("signals") + 1);
        assertThat(after.getBoolean("complete")).isTrue();
        assertThat(after.getList("rows.findAll { it.hits == 0 }")).isNotEmpty();
        assertThat(after.getList("rows.findAll { it.hits > 0 && it.lastHit == null }"))
                .isEmpty();
        assertThat(after.getList("rows.row", Integer.class)).isSorted();
    }

    @Test
    void a_period_without_signals_has_dead_rows_only() {
        asAdministrator()
                .queryParam("from", "2001-01-01T00:00:00Z")
                .queryParam("to", "2001-02-01T00:00:00Z")
                .get(path("grading"))
                .then()
                .statusCode(200)
                .body("signals", equalTo(0))
                .body("rows.findAll { it.hits > 0 }", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday, 400",
        "to, 2026-13-01T00:00:00Z, 400",
        "from, 2999-01-01T00:00:00Z, 400",
    })
    void a_period_that_is_none_is_refused(String name, String value, int status) {
        asAdministrator().queryParam(name, value).get(path("grading")).then().statusCode(status);
    }

    @Test
    void an_unknown_table_or_version_is_not_found() {
        asAdministrator().get(path("gradings")).then().statusCode(404);
        asAdministrator()
                .get("/api/v1/rulebooks/999999/tables/grading/hits")
                .then()
                .statusCode(404);
        asAdministrator()
                .get("/api/v1/rulebooks/one/tables/grading/hits")
                .then()
                .statusCode(404);
    }

    @Test
    void another_workspace_another_version_and_another_time_do_not_count() {
        var workspace = "hits-" + UUID.randomUUID();
        insert(workspace, 7, "2002-03-01T00:00:00Z", 12);
        insert(workspace, 7, "2002-03-02T00:00:00Z", 12);
        insert(workspace, 8, "2002-03-02T00:00:00Z", 12);
        insert(workspace, 7, "2002-04-02T00:00:00Z", 12);
        insert("other-" + workspace, 7, "2002-03-02T00:00:00Z", 12);

        var counted = count(workspace, 100);

        assertThat(counted.signals()).isEqualTo(2);
        assertThat(counted.byRow(FILE).keySet()).containsExactly(12);
        assertThat(counted.byRow(FILE).get(12).count()).isEqualTo(2);
        assertThat(counted.byRow(FILE).get(12).last()).isEqualTo(Instant.parse("2002-03-02T00:00:00Z"));
    }

    @Test
    void a_large_journal_is_read_up_to_a_limit_the_latest_signals_first() {
        var workspace = "hits-" + UUID.randomUUID();
        for (int day = 1; day <= 5; day++) {
            insert(workspace, 7, "2002-03-0" + day + "T00:00:00Z", 10 + day);
        }

        var counted = count(workspace, 3);

        assertThat(counted.complete()).isFalse();
        assertThat(counted.since()).isEqualTo(Instant.parse("2002-03-03T00:00:00Z"));
        assertThat(counted.byRow(FILE).keySet()).containsExactlyInAnyOrder(13, 14, 15);
    }

    private Counted count(String workspace, int signals) {
        var march = new Period(Instant.parse("2002-03-01T00:00:00Z"), Instant.parse("2002-04-01T00:00:00Z"));
        return hits.count(Set.of(workspace), 7, FILE, march, signals).await().indefinitely();
    }

    private void insert(String workspace, long version, String at, int row) {
        pool.query(
                        """
                        insert into journal (received_at, signal_id, workspace, source, envelope, rulebook_version, decision)
                        select '%s', coalesce(max(signal_id), 0) + 1, '%s', 'test', '{}', %d,
                            '{"firings":[{"table":"%s","row":%d},{"table":"another.drl.csv","row":99}]}' from journal
                        """
                                .formatted(at, workspace, version, FILE, row))
                .execute()
                .await()
                .indefinitely();
    }
}
