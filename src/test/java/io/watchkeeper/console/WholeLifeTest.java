package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchkeeper.console.VersionInBrowser.press;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.watchkeeper.access.Colleagues;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.OwnStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An analyst and an approver take one change from a mistyped cell to what decides, and back, in browsers. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestProfile(OwnStore.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class WholeLifeTest {
    private static final Look LOOK = new Look("en", "light", 1280, true);
    private static final String GRADING = "?file=grading%2Fgrading.drl.csv";
    private static final String PASSWORD = "a long password of the tests";
    private static final String ROW =
            "In the hall a full disk waits,545,grade,x,HOST-DISK-SPACE,,,,qa-hall,,,,,,,INFO,OUTSIDE_PRODUCTION";
    private static final int SENDERS = 3;
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(60_000);

    @TestHTTPResource
    URL service;

    @Inject
    Colleagues colleagues;

    @Inject
    LiveRulebook live;

    private Chromium chromium;
    private long first;

    @BeforeEach
    void start() {
        colleagues.person("chen", PASSWORD, List.of("analyst", "viewer"));
        colleagues.person("zhou", PASSWORD, List.of("approver", "viewer"));
        first = live.version().orElseThrow();
        chromium = new Chromium("http://" + service.getAuthority());
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void a_wrong_cell_is_mended_tested_approved_published_under_load_and_rolled_back() throws Exception {
        assertThat(graded("whole-before")).isEqualTo("CRITICAL by " + first);
        String draft;
        try (var chen = chromium.person(LOOK, "chen", PASSWORD)) {
            draft = mended(chen.page);
            tried(chen.page, draft);
            backtested(chen.page, draft);
            new VersionInBrowser(chen.page).submit(draft, "the hall is noisy");
        }
        var version = draft.replaceAll("\\D", "");
        try (var zhou = chromium.person(LOOK, "zhou", PASSWORD)) {
            var versions = new VersionInBrowser(zhou.page);
            versions.approve(draft);
            whileAlertsComeIn(versions::publish);
            assertThat(graded("whole-after")).isEqualTo("INFO by " + version);

            versions.rollBackTo(first, "too quiet");
            assertThat(graded("whole-again")).isEqualTo("CRITICAL by " + first);
        }
    }

    /** @return the path of a draft with the row, which had a mistyped cell at first */
    private String mended(Page page) {
        var draft = new VersionInBrowser(page).draftOf(first);
        page.navigate(draft + "/row" + GRADING + "&below=8");
        type(page, ROW.replace("545", "54O"));
        press(page, "Save");
        assertThat(page.locator("#cell-1")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[role=alert]")).containsText("Nothing is stored yet");
        assertThat(page.locator("#cell-0")).hasValue("In the hall a full disk waits");

        page.fill("#cell-1", "545");
        press(page, "Save");
        assertThat(page.locator("table.sheet")).containsText("In the hall a full disk waits");
        page.navigate(draft + "/check");
        assertThat(page.locator("#tests")).containsText(", 0 not");
        return draft;
    }

    /** @param row as CSV: what is filled goes into the fields of the form, whether they are typed or chosen from */
    private static void type(Page page, String row) {
        var cells = row.split(",");
        for (int column = 0; column < cells.length; column++) {
            var field = page.locator("#cell-" + column);
            if (!cells[column].isEmpty()) {
                if (field.evaluate("field => field.tagName").equals("SELECT")) {
                    field.selectOption(cells[column]);
                } else {
                    field.fill(cells[column]);
                }
            }
        }
    }

    /** The new row fires in the draft, and in the live version there is none. */
    private void tried(Page page, String draft) {
        page.navigate(draft + "/try");
        page.fill("#labels", "alertname=HostOutOfDiskSpace\nseverity=critical\nenv=qa-hall\ninstance=tried:9100");
        press(page, "Try on version " + draft.replaceAll("\\D", ""));
        page.locator("button[name=table]", new Page.LocatorOptions().setHasText("grading/grading.drl.csv ·"))
                .click();
        assertThat(page.locator("tr.lit")).containsText("In the hall a full disk waits");
        page.locator(
                        "button[formaction]",
                        new Page.LocatorOptions().setHasText(Pattern.compile("version " + first + " ")))
                .click();
        assertThat(page.locator(".stages").first()).containsText("CRITICAL");
    }

    /** The events of the hall would be graded otherwise. */
    private static void backtested(Page page, String draft) {
        page.navigate(draft + "/backtests");
        press(page, "Begin");
        assertThat(page.locator("#run")).containsText("would be decided differently", SOON);
        assertThat(page.locator("section[aria-labelledby=events] details"))
                .not()
                .hasCount(0);
    }

    /** Several senders post without a pause before, during and after; all that they post is decided. */
    private void whileAlertsComeIn(Runnable act) throws Exception {
        var sender = colleagues.token("sender-of-whole-life", "intake");
        var done = new AtomicBoolean();
        var loaded = new CountDownLatch(10 * SENDERS);
        var number = new AtomicInteger();
        var outcomes = new ConcurrentLinkedQueue<String>();
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            var posting = Stream.generate(() -> senders.submit(() -> {
                        while (!done.get()) {
                            outcomes.add(post(sender, "load-" + number.incrementAndGet()));
                            loaded.countDown();
                        }
                    }))
                    .limit(SENDERS)
                    .toList();
            assertThat(loaded.await(60, TimeUnit.SECONDS)).isTrue();
            int before = outcomes.size();
            act.run();
            assertThat(outcomes.size()).as("posted during the publish").isGreaterThan(before);
            done.set(true);
            for (var ended : posting) {
                ended.get();
            }
        } finally {
            done.set(true);
            senders.shutdown();
        }
        assertThat(outcomes).containsOnly("DECIDED");
    }

    private static String post(String sender, String host) {
        return as(sender)
                .contentType(ContentType.JSON)
                .body(alert(host))
                .post("/api/v1/intake/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].outcome");
    }

    /** The grade of an event that an alert opens, and the version that gave it. */
    private static String graded(String host) {
        var id = Senders.alert(alert(host));
        var event = asAdministrator().get("/api/v1/events/" + id).jsonPath();
        return event.getString("grade") + " by " + event.getLong("rulebookVersion");
    }

    private static Map<String, ?> alert(String host) {
        return Map.of(
                "labels",
                Map.of(
                        "alertname", "HostOutOfDiskSpace",
                        "severity", "critical",
                        "env", "qa-hall",
                        "instance", host + ":9100"));
    }
}
