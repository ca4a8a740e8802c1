package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One fact on one version: what would be decided, which rows fire, and why others do not. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TrialPagesTest {
    private static final String GRADING = "grading/grading.drl.csv";
    private static final String TRY = "/rulebooks/1/try";

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn("en");
    }

    private Visitor.Page decided(String page, Map<String, String> fields) {
        return visitor.page(visitor.send(visitor.open(page).expectForm("#trial"), fields));
    }

    @Test
    void an_alert_is_decided_stage_by_stage_and_the_rows_that_fire_are_lit() {
        var before = visitor.open("/events?q=tried-1").html().select("tr.events-row");
        var page = decided(TRY, Map.of("labels", "alertname=HostOutOfDiskSpace\nseverity=critical\ninstance=tried-1"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select(".stages h3").eachText()).hasSize(4);
        assertThat(page.html().expectFirst(".stages").text()).contains("HOST-DISK-SPACE", "CRITICAL", "DISK-CLEAN");
        assertThat(page.html().select("tr.lit")).isNotEmpty();
        assertThat(page.html().select("tr.lit th a").attr("href"))
                .matches("/rulebooks/1\\?file=scenario%2Frecognition.drl.csv&at=\\d+#row-\\d+");
        assertThat(page.expectForm("#labels").text()).contains("instance=tried-1");
        assertThat(visitor.open("/events?q=tried-1").html().select("tr.events-row"))
                .hasSameSizeAs(before)
                .isEmpty();
    }

    @Test
    void a_row_that_is_asked_why_not_names_the_first_cell_and_what_the_fact_has() {
        var lit = decided(TRY, Map.of("table", GRADING))
                .html()
                .select("tr.lit th")
                .text();
        var page = decided(TRY, Map.of("table", GRADING, "row", "8"));

        assertThat(page.html().select("[role=status]").text())
                .contains("row 8", "E8 Scenario: the row wants UNCLASSIFIED, the fact has HOST-DISK-SPACE");
        assertThat(page.html().select("#row-8 td.against").text()).isEqualTo("UNCLASSIFIED");
        assertThat(decided(TRY, Map.of("table", GRADING, "row", lit)).text()).contains("fires");
        assertThat(decided(TRY, Map.of("table", GRADING, "row", "99999")).text())
                .contains("The table has no such row.");
    }

    @Test
    void an_inspection_result_and_json_are_tried_too() {
        var inspection =
                Map.of("kind", "INSPECTION", "inspection", "disk space", "objectKind", "host", "objectName", "tried-2");
        assertThat(decided(TRY, inspection).html().expectFirst(".stages").text())
                .contains("INSPECTION-DISK-CAPACITY");

        var json =
                """
                {"type": "Alert", "labels": {"alertname": "HostOutOfDiskSpace", "severity": "critical"}}""";
        var page = decided(TRY, Map.of("kind", "JSON", "json", json));
        assertThat(page.html().expectFirst(".stages").text()).contains("HOST-DISK-SPACE");
        assertThat(page.expectForm("#json").text()).isEqualTo(json);
    }

    @Test
    void what_the_event_was_like_counts() {
        var often = Map.of("event", "OPEN", "occurrences", "40", "firing", "2", "seconds", "7200");

        assertThat(decided(TRY, often).html().expectFirst(".stages").text()).contains("JOIN");
    }

    @Test
    void a_signal_of_an_event_fills_the_form_and_comes_to_the_same() {
        var id = Senders.alert(
                Map.of("alertname", "NodeFilesystemSpaceFillingUp", "instance", "tried-3", "severity", "critical"),
                Map.of("summary", "first line\nsecond line", "description", "a=b"));
        var event = visitor.open("/events/" + id).html();
        var link = event.select("a[href*=/try?signal=]").attr("href");

        var at = visitor.open(link);
        var form = at.expectForm("#trial");
        assertThat(form.select("#annotations").text()).contains("summary=first line\n second line", "description=a=b");
        var again = visitor.page(visitor.send(form, Map.of()));

        var decided = event.select(".explanation[open] .stages .cells").eachText();
        assertThat(decided).isNotEmpty();
        assertThat(at.html().select(".stages .cells").eachText()).isEqualTo(decided);
        assertThat(again.html().select(".stages .cells").eachText()).isEqualTo(decided);
        assertThat(visitor.open(TRY + "?signal=999999999").status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_read_is_named_and_what_was_typed_stays() {
        var page = decided(TRY, Map.of("labels", "alertname=X\nno sign here"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".notice-bad").text()).contains("/labels", "name=value", "no sign here");
        assertThat(page.expectForm("#labels").text()).contains("no sign here");

        var json = decided(TRY, Map.of("kind", "JSON", "json", "{\"type\": \"Alert\""));
        assertThat(json.status()).isEqualTo(422);
        assertThat(json.html().select(".notice-bad").text()).contains("This is no JSON", "line 1");
        assertThat(decided(TRY, Map.of("labels", ""))
                        .html()
                        .select(".notice-bad")
                        .text())
                .contains("at least one label");
        assertThat(decided(TRY, Map.of("event", "OPEN", "occurrences", "many")).text())
                .contains("This is no number", "many");
        assertThat(visitor.open("/rulebooks/999999/try").status()).isEqualTo(404);
    }

    @Test
    void a_long_fact_is_taken_and_a_hostile_one_is_shown_as_text() {
        var labels = "alertname=<script>alert(1)</script>\nlong=" + "长".repeat(900) + "\nother=" + "x".repeat(1000);

        var page = decided(TRY, Map.of("labels", labels));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main script")).isEmpty();
        assertThat(page.html().expectFirst(".stages").text()).contains("<script>alert(1)</script>");
    }
}
