package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URL;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.plan.PlanRuns;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;

/** A run in a browser, from the page of its plan: reviewed, begun, a step fails for want of a connection, a person goes on by hand to the end. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class WatchedRunTest {
    private static final Look DESK = new Look("en", "light", 1280, true);
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

    @TestHTTPResource
    URL service;

    @Inject
    PlanRuns runs;

    @Test
    void a_failed_step_is_taken_over_by_hand_on_a_desk_and_on_a_phone() {
        try (var chromium = new Chromium("http://" + service.getAuthority())) {
            carriedOut(chromium, DESK);
            carriedOut(chromium, DESK.narrow());
        }
    }

    private void carriedOut(Chromium chromium, Look look) {
        var event = Senders.diskAlert("watched-" + UUID.randomUUID());
        try (var person = chromium.person(look)) {
            var page = person.open("/plans/SECOND-LINE");
            page.fill("#event", event);
            page.click("button[formaction='/runs/new']");
            page.waitForURL("**/runs/new?*");
            assertThat(page.locator("main")).containsText("Tell the team by the channel");
            page.fill("#p-text", "checkout fails for everybody");
            page.click("form[action='/runs/new'] button");
            page.waitForLoadState();
            assertThat(page.locator("section:has(#does)")).containsText("checkout fails for everybody");
            fits(page);
            page.click("form[action='/runs'] button");
            page.waitForURL("**/runs/*");

            look();
            assertThat(page.locator("#run-steps")).containsText("failed", SOON);
            assertThat(page.locator("#run-controls .state")).containsText("Needs a person");
            assertThat(page.locator("#do-STOP")).isInViewport();
            fits(page);
            press(page, "Go on without it");
            for (int manual = 0; manual < 3; manual++) {
                look();
                page.locator("#run-questions button[value=DONE]").first().waitFor();
                press(page, "Done");
            }
            look();
            assertThat(page.locator("#run-controls .state")).containsText("Succeeded", SOON);
            assertThat(page.locator("#run-steps .standing-SKIPPED")).hasCount(1);
            assertThat(page.locator("#run-steps .standing-DONE")).hasCount(3);
            fits(page);
            person.open("/events/" + event);
            assertThat(page.locator(".timeline")).containsText("A run of a plan ends");
            org.assertj.core.api.Assertions.assertThat(person.complaints).isEmpty();
        }
    }

    /** Nothing has to be moved sideways to be read. */
    private static void fits(Page page) {
        org.assertj.core.api.Assertions.assertThat(page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }

    /** The page looks for news by itself; the node looks when the test says so. */
    private void look() {
        runs.step().await().atMost(Duration.ofSeconds(20));
    }

    private static void press(Page page, String button) {
        page.locator("#run-questions button:has-text(\"" + button + "\")")
                .first()
                .click();
        page.waitForLoadState();
    }
}
