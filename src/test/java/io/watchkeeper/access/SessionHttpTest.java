package io.watchkeeper.access;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is tried against sessions and against the forms of one's own account. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SessionHttpTest {
    private static final String OWN = "a password of their own";

    @Inject
    ServiceClock clock;

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void a_session_that_was_planted_before_the_sign_in_does_not_become_the_victims() {
        String planted = Newcomer.create("attacker.fixation").signedIn("viewer").session();
        Newcomer victim = Newcomer.create("victim.fixation").grant("default", "responder");
        victim.signedIn();

        Response page =
                given().cookie(Sessions.COOKIE, planted).accept("text/html").get("/login");
        String issued = given().redirects()
                .follow(false)
                .cookies(page.cookies())
                .cookie(Sessions.COOKIE, planted)
                .formParam(Browser.FORM_TOKEN, Browser.formToken(page))
                .formParam("username", "victim.fixation")
                .formParam("password", OWN)
                .post("/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie(Sessions.COOKIE);

        assertThat(issued).isNotBlank().isNotEqualTo(planted);
        assertThat(nameOnPage(planted)).isEqualTo("attacker.fixation");
        assertThat(nameOnPage(issued)).isEqualTo("victim.fixation");
    }

    @Test
    void a_session_ends_however_much_it_is_used() {
        Browser browser = Newcomer.create("tireless").signedIn("viewer");
        for (int hour = 0; hour < 24; hour++) {
            browser.get("/events").statusCode(200);
            clock.advance(Duration.ofMinutes(59));
        }
        clock.advance(Duration.ofMinutes(25));

        browser.get("/events").statusCode(303);
    }

    @Test
    void a_cookie_with_another_name_or_time_sealed_in_is_none() {
        String cookie = Newcomer.create("forger").signedIn("viewer").session();
        for (int at : List.of(0, cookie.length() / 2, cookie.length() - 3)) {
            char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
            String forged = cookie.substring(0, at) + other + cookie.substring(at + 1);
            given().redirects()
                    .follow(false)
                    .cookie(Sessions.COOKIE, forged)
                    .accept("text/html")
                    .get("/events")
                    .then()
                    .statusCode(303);
        }
    }

    @Test
    void a_new_password_brings_no_roles_and_is_nobody_elses() {
        Newcomer person = Newcomer.create("ambitious");
        Newcomer other = Newcomer.create("unsuspecting");
        Browser browser = person.signedIn("viewer");
        browser.submit(
                        "/password",
                        "current",
                        OWN,
                        "new",
                        OWN + " again",
                        "again",
                        OWN + " again",
                        "username",
                        other.name(),
                        "roles",
                        "administrator",
                        "mustChange",
                        "false",
                        "id",
                        other.id())
                .statusCode(303);

        asAdministrator().get("/api/v1/people/" + person.id()).then().body("roles.default", equalTo(List.of("viewer")));
        browser.get("/people").statusCode(403);
        new Browser().signIn(other.name(), OWN + " again").statusCode(401);
        new Browser().signIn(other.name(), other.password()).statusCode(303);
    }

    @Test
    void nobody_reaches_another_person_by_their_number() {
        Newcomer other = Newcomer.create("numbered");
        Browser browser = Newcomer.create("curious").signedIn("operator");

        browser.get("/people/" + other.id()).statusCode(403);
        browser.get("/api/v1/people/" + other.id()).statusCode(403);
        browser.submitFrom("/password", "/people/" + other.id() + "/password").statusCode(403);
        browser.submitFrom("/password", "/people/" + other.id() + "/disable").statusCode(403);
        new Browser().signIn(other.name(), other.password()).statusCode(303);
    }

    private static String nameOnPage(String session) {
        return given().cookie(Sessions.COOKIE, session)
                .accept("text/html")
                .get("/password")
                .htmlPath()
                .getString("**.find { it.@name == 'username' }.@value");
    }
}
