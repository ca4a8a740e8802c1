package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.console.Visitor.Page;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An analyst asks with a form what a draft would have decided, and reads which events would be others, and why. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class BacktestPagesTest {
    private static final String PASSWORD = "a long password of the tests";
    private static final String GRADING = "?file=grading%2Fgrading.drl.csv";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static boolean hired;

    @Inject
    Colleagues colleagues;

    @Inject
    Clock clock;

    private Visitor li;

    @BeforeEach
    void signIn() {
        if (!hired) {
            colleagues.person("past-li", PASSWORD, List.of("analyst", "viewer"));
            colleagues.person("past-reader", PASSWORD, List.of("viewer"));
            hired = true;
        }
        li = Visitor.signedIn("en", "past-li", PASSWORD);
    }

    @Test
    void events_that_would_be_others_are_listed_with_what_both_versions_say() {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        var event = Senders.diskAlert("past-1");
        var draft = graded(draft(), "HIGH");
        assertThat(li.open(draft).text()).contains("This content was not backtested.");

        var begun = li.send(
                li.open(draft + "/backtests").expectForm("form[action$=backtests]"),
                Map.of("from", now.truncatedTo(ChronoUnit.MINUTES).toString()));
        assertThat(begun.statusCode()).isEqualTo(303);
        var done = ended(begun.header("Location"));

        assertThat(done.html().title()).startsWith("Done");
        var told = done.html()
                .select("section:has(#events) details:has(a[href=/events/" + event + "])")
                .text();
        assertThat(told).contains("Critical", "High", "1 of its signals would be decided differently");
        assertThat(done.html()
                        .select("section:has(#events) details:has(a[href=/events/" + event
                                + "]) .sides a[href*=grading]"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(done.html().select("section:has(#stage-GRADING) table b")).isNotEmpty();
        assertThat(done.html().select("#run[hx-trigger], form[action$=cancel]")).isEmpty();
        assertThat(li.open(draft).html().select("a[href=" + begun.header("Location") + "]"))
                .isNotEmpty();
        assertThat(li.open(draft + "/backtests").text()).contains("events would be graded differently");
    }

    @Test
    void another_content_is_another_matter() {
        var draft = draft();
        ended(li.send(li.open(draft + "/backtests").expectForm("form[action$=backtests]"), Map.of("sample", "1"))
                .header("Location"));
        assertThat(li.open(draft).text()).contains("This content was backtested");

        graded(draft, "MEDIUM");

        assertThat(li.open(draft).text()).contains("This content was not backtested.");
    }

    @Test
    void what_cannot_be_is_told_beside_the_form() {
        var draft = draft();
        var form = li.open(draft + "/backtests").expectForm("form[action$=backtests]");

        var backwards = li.page(li.send(form, Map.of("from", "2026-01-02T00:00", "to", "2026-01-01T00:00")));
        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.text()).contains("The period ends before it begins.");
        assertThat(li.page(li.send(form, Map.of("from", "yesterday"))).text()).contains("This cannot be read.");
        assertThat(li.send(form, Map.of("workspace", "of-others")).statusCode()).isEqualTo(404);
    }

    @Test
    void who_only_reads_sees_results_and_no_form() {
        var reader = Visitor.signedIn("zh", "past-reader", PASSWORD);
        var page = reader.open("/rulebooks/1/backtests");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main form")).isEmpty();
        assertThat(reader.open("/backtests/999999").status()).isEqualTo(404);
    }

    private String draft() {
        return li.send(li.open("/rulebooks/1").expectForm("form[action$=draft]"), Map.of())
                .header("Location");
    }

    private String graded(String draft, String grade) {
        var sheet = li.get(draft + "/download.csv" + GRADING).asString().replace(",CRITICAL,", "," + grade + ",");
        as(colleagues.token("past-li", "analyst"))
                .contentType("text/csv; charset=UTF-8")
                .header("If-Match", "*")
                .body(sheet)
                .put("/api/v1" + draft + "/tables/grading/grading")
                .then()
                .statusCode(200);
        return draft;
    }

    private Page ended(String address) {
        var deadline = System.nanoTime() + SOON.toNanos();
        var page = li.open(address);
        while (!page.html().select("#run[hx-trigger]").isEmpty()) {
            assertThat(System.nanoTime()).as(page.text()).isLessThan(deadline);
            page = li.open(address);
        }
        return page;
    }
}
