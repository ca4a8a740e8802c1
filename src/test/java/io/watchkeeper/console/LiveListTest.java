package io.watchkeeper.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.console.Chromium.Look;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What scripts add to the list of events. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@NeedsProgram(program = "chromium", debianPackage = "chromium")
class LiveListTest {
    private static final Look LOOK = new Look("en", "light", 1280, true);

    @TestHTTPResource
    URL service;

    private Chromium chromium;

    @BeforeEach
    void start() {
        chromium = new Chromium("http://" + service.getAuthority());
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void a_filter_acts_at_once_and_stands_in_the_address() {
        Senders.diskAlert("typed-1");
        try (var person = chromium.person(LOOK)) {
            var page = person.open("/events");
            page.fill("#q", "typed-1");

            assertThat(page.locator("tr.events-row")).hasCount(1);
            assertThat(page).hasURL(Pattern.compile(".*/events\\?.*q=typed-1.*"));
            assertThat(page.locator("#q")).isFocused();

            page.check("input[value=COMPLETED]");
            assertThat(page.locator(".empty")).containsText("No event matches the filter");
            page.goBack();
            assertThat(page.locator("tr.events-row")).hasCount(1);
        }
    }

    @Test
    void new_events_are_offered_and_move_nothing_before_they_are_asked_for() {
        Senders.diskAlert("live-1");
        try (var person = chromium.person(LOOK)) {
            person.page.clock().install();
            var page = person.open("/events?q=live-");
            assertThat(page.locator("tr.events-row")).hasCount(1);

            Senders.diskAlert("live-2");
            page.clock().fastForward("00:11");

            assertThat(page.locator("#fresh")).hasText("1 new · show");
            assertThat(page.locator("tr.events-row")).hasCount(1);
            page.click("#fresh");
            assertThat(page.locator("tr.events-row")).hasCount(2);
            assertThat(page.locator("#fresh")).isHidden();
        }
    }

    @Test
    void what_changed_in_a_row_is_shown_in_its_place() {
        var id = Senders.diskAlert("place-1");
        try (var person = chromium.person(LOOK)) {
            person.page.clock().install();
            var page = person.open("/events?q=place-");
            assertThat(page.locator("#event-" + id + " .state-cell")).containsText("Discovered");

            var visitor = Visitor.signedIn("en");
            visitor.send(visitor.open("/events/" + id).expectForm("form[action$=respond]"), Map.of());
            page.clock().fastForward("00:11");

            assertThat(page.locator("#event-" + id + " .state-cell")).containsText("In handling");
        }
    }

    @Test
    void a_list_that_cannot_be_refreshed_says_that_it_is_old() {
        Senders.diskAlert("old-1");
        try (var person = chromium.person(LOOK)) {
            person.page.clock().install();
            var page = person.open("/events?q=old-");
            page.context().setOffline(true);
            page.clock().fastForward("00:11");

            assertThat(page.locator("#fresh")).containsText("Not up to date");
        }
    }

    @Test
    void a_diagnosis_that_runs_is_followed_in_its_place_until_one_has_to_sign_in_again() {
        var id = Senders.diskAlert("followed-1");
        var visitor = Visitor.signedIn("en");
        var diagnosis = visitor.send(visitor.open("/events/" + id).expectForm("form[action$=diagnoses]"), Map.of())
                .header("Location");
        try (var person = chromium.person(LOOK)) {
            for (var address : List.of(diagnosis, "/events/" + id)) {
                person.page.clock().install();
                var page = person.open(address);
                page.evaluate(
                        "() => { document.body.dataset.same = 'page'; document.getElementById('diagnosis').dataset.old = 'part' }");
                page.clock().fastForward("00:03");
                assertThat(page.locator("#diagnosis:not([data-old])")).hasCount(1);
                assertThat(page.locator("body[data-same=page]")).hasCount(1);
            }
            person.page.context().clearCookies();
            person.page.clock().fastForward("00:03");
            assertThat(person.page).hasURL(Pattern.compile(".*/login.*"));
        }
    }

    @Test
    void times_are_told_in_the_zone_of_the_browser() {
        var id = Senders.diskAlert("zone-1");
        try (var person = chromium.person(LOOK)) {
            var page = person.open("/events/" + id);

            assertThat(page.locator("#about")
                            .locator("xpath=../..")
                            .locator("time")
                            .first())
                    .containsText("UTC+8");
        }
    }
}
