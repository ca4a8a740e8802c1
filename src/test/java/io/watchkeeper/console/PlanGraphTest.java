package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URL;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;

/** The drawing of a plan in a browser: steps are chosen, put on arrows, and what waits for what is dragged. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class PlanGraphTest {
    private static final Look DESK = new Look("en", "light", 1280, true);

    @TestHTTPResource
    URL service;

    @Test
    void steps_are_put_on_arrows_and_arrows_are_dragged_and_a_circle_is_refused() {
        var draft = DraftOnPages.make(Visitor.signedIn("en")).at("plans/TRAFFIC-OFF.yaml");
        try (var chromium = new Chromium("http://" + service.getAuthority());
                var person = chromium.person(DESK)) {
            var page = person.open(draft.path() + "/outline" + draft.query());

            page.click("#node-drained");
            assertThat(page.locator("#sheet-head")).hasText("steps.drained");
            assertThat(page.locator("#node-drained.chosen")).hasCount(1);

            page.locator("a.add[aria-label='Put a step between drained and load']")
                    .focus();
            page.keyboard().press("Enter");
            page.fill("#f-id", "tell");
            page.fill("#f-en", "Tell the users");
            page.fill("#f-zh", "通知用户");
            page.click("#sheet button.btn-primary");
            assertThat(page.locator("#node-tell")).hasCount(1);
            waits(page, "load", "tell");

            drag(page, page.locator("[data-drag='tail tell load']"), page.locator("#node-drain rect"));
            waits(page, "load", "drain");
            drag(page, page.locator("#node-tell rect"), page.locator("#node-load rect"));
            waits(page, "load", "drain", "tell");

            drag(page, page.locator("#node-load rect"), page.locator("#node-drain rect"));
            assertThat(page.locator("[role=alert]")).containsText("waits for itself");
            waits(page, "load", "drain", "tell");

            page.keyboard().press("Control+z");
            waits(page, "load", "drain");
            org.assertj.core.api.Assertions.assertThat(person.complaints.stream()
                            .filter(complaint -> !complaint.contains("status of 422"))
                            .toList())
                    .isEmpty();
        }
    }

    /** The arrows that end at a step, by where they begin. */
    private static void waits(Page page, String step, String... after) {
        assertThat(page.locator("[data-drag^='head '][data-drag$=' " + step + "']"))
                .hasCount(after.length);
        for (var before : List.of(after)) {
            assertThat(page.locator("[data-drag='head " + before + " " + step + "']"))
                    .hasCount(1);
        }
    }

    private static void drag(Page page, Locator from, Locator onto) {
        onto.scrollIntoViewIfNeeded();
        from.scrollIntoViewIfNeeded();
        var begin = from.boundingBox();
        var end = onto.boundingBox();
        var mouse = page.mouse();
        mouse.move(begin.x + begin.width / 2, begin.y + begin.height / 2);
        mouse.down();
        mouse.move(end.x + end.width / 2, end.y + 8, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
        mouse.up();
    }
}
