package io.watchkeeper.access;

import static org.hamcrest.Matchers.containsString;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PasswordHttpTest {
    private static final String ONE_TIME = "given by someone else";
    private static final String OWN = "chosen by the person";

    @Inject
    PeopleForTests people;

    @Test
    void who_must_change_the_password_can_do_nothing_else() {
        people.add("newcomer", ONE_TIME, true);
        Browser browser = new Browser();
        browser.signIn("newcomer", ONE_TIME).statusCode(303).header("Location", "/password");

        browser.get("/events").statusCode(303).header("Location", "/password");
        browser.get("/api/v1/tokens").statusCode(303).header("Location", "/password");
        browser.get("/password").statusCode(200).body(containsString("one-time"));

        change(browser, ONE_TIME, OWN, OWN).statusCode(303).header("Location", "/events");
        browser.get("/password").statusCode(200);
        browser.get("/api/v1/tokens").statusCode(200);
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        people.add("careful", ONE_TIME, false);
        Browser here = Browser.signedIn("careful", ONE_TIME);
        Browser elsewhere = Browser.signedIn("careful", ONE_TIME);

        change(here, ONE_TIME, OWN, OWN).statusCode(303);

        here.get("/password").statusCode(200);
        elsewhere.get("/password").statusCode(303);
        new Browser().signIn("careful", ONE_TIME).statusCode(401);
        new Browser().signIn("careful", OWN).statusCode(303);
    }

    @Test
    void a_new_password_that_will_not_do_is_refused_with_the_reason() {
        people.add("hasty", ONE_TIME, false);
        Browser browser = Browser.signedIn("hasty", ONE_TIME);

        change(browser, ONE_TIME, "short", "short").statusCode(400).body(containsString("at least 12"));
        change(browser, ONE_TIME, OWN, OWN + "!").statusCode(400).body(containsString("differ"));
        change(browser, ONE_TIME, ONE_TIME, ONE_TIME).statusCode(400).body(containsString("must differ"));
        change(browser, "wrong", OWN, OWN).statusCode(400).body(containsString("not your current password"));
        new Browser().signIn("hasty", ONE_TIME).statusCode(303);
    }

    private static io.restassured.response.ValidatableResponse change(
            Browser browser, String current, String fresh, String again) {
        return browser.submit("/password", "current", current, "new", fresh, "again", again);
    }
}
