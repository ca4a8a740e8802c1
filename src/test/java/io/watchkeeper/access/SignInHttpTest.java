package io.watchkeeper.access;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.testing.Administrator.NAME;
import static io.watchkeeper.testing.Administrator.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SignInHttpTest {
    @Inject
    PeopleForTests people;

    @Test
    void a_person_signs_in_and_lands_on_the_events() {
        Browser browser = new Browser();

        String cookie = browser.signIn(NAME, TOKEN)
                .statusCode(303)
                .header("Location", "/events")
                .extract()
                .detailedCookie(Sessions.COOKIE)
                .toString();

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        browser.get("/api/v1/tokens").statusCode(200);
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_login_and_back() {
        new Browser().get("/password?x=1").statusCode(303).header("Location", "/login?then=%2Fpassword%3Fx%3D1");
        new Browser()
                .submit("/login", "username", NAME, "password", TOKEN, "then", "/password?x=1")
                .statusCode(303)
                .header("Location", "/password?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a\r\nb: c"
            })
    void signing_in_leads_to_no_other_site(String then) {
        new Browser()
                .submit("/login", "username", NAME, "password", TOKEN, "then", then)
                .statusCode(303)
                .header("Location", "/events");
    }

    @ParameterizedTest
    @CsvSource({"admin, wrong", "nobody, wrong", "admin, ''", "'', ''"})
    void a_wrong_name_or_password_is_refused_in_the_same_words(String name, String password) {
        Browser browser = new Browser();

        browser.signIn(name, password)
                .statusCode(401)
                .body(containsString("This name and password do not belong together."));

        assertThat(browser.get("/password").extract().statusCode()).isEqualTo(303);
    }

    @Test
    void a_name_is_shown_back_harmlessly() {
        new Browser()
                .signIn("\"><script>alert(1)</script>", "x")
                .statusCode(401)
                .body(not(containsString("<script>")));
    }

    @Test
    void the_page_speaks_chinese_to_who_reads_it() {
        given().header("Accept-Language", "zh-CN").get("/login").then().body(containsString("登录"));
    }

    @Test
    void who_guesses_must_wait() {
        people.add("guessed", "the right password", false);
        Browser browser = new Browser();
        for (int i = 0; i < 5; i++) {
            browser.signIn("guessed", "wrong" + i).statusCode(401);
        }

        browser.signIn("guessed", "the right password").statusCode(429).header("Retry-After", "1");
        browser.signIn(NAME, TOKEN).statusCode(303);
    }

    @Test
    void signing_out_ends_the_session_of_the_browser() {
        Browser browser = Browser.signedIn(NAME, TOKEN);
        String token = Browser.formToken(browser.request().get("/password"));

        browser.request()
                .formParam(Browser.FORM_TOKEN, token)
                .post("/logout")
                .then()
                .statusCode(303)
                .header("Location", "/login");

        browser.get("/password").statusCode(303);
    }

    @Test
    void a_cookie_of_a_provider_that_there_is_not_leads_nowhere() {
        Browser browser = Browser.signedIn(NAME, TOKEN);
        String token = Browser.formToken(browser.request().get("/password"));

        browser.request()
                .cookie(OidcSignOut.COOKIE, "e30.e30.e30")
                .formParam(Browser.FORM_TOKEN, token)
                .post("/logout")
                .then()
                .statusCode(303)
                .header("Location", "/login")
                .cookie(OidcSignOut.COOKIE, equalTo(""));
    }

    @Test
    void a_form_without_its_token_is_refused() {
        given().formParam("username", NAME)
                .formParam("password", TOKEN)
                .post("/login")
                .then()
                .statusCode(400);
        Browser browser = Browser.signedIn(NAME, TOKEN);
        browser.request().formParam("current", TOKEN).post("/password").then().statusCode(400);
        browser.request()
                .formParam(Browser.FORM_TOKEN, "guessed")
                .post("/logout")
                .then()
                .statusCode(400);
    }

    @Test
    void a_change_that_the_browser_says_another_site_asked_for_finds_nobody_signed_in() {
        Browser browser = Browser.signedIn(NAME, TOKEN);

        browser.request()
                .header("Sec-Fetch-Site", "cross-site")
                .post("/password")
                .then()
                .statusCode(303)
                .header("Location", "/login");
    }

    @Test
    void the_cookie_reads_the_api_but_changes_nothing_there() {
        Browser browser = Browser.signedIn(NAME, TOKEN);

        browser.get("/api/v1/audit").statusCode(200);
        browser.request()
                .contentType("application/json")
                .body("{\"name\":\"x\",\"roles\":[\"viewer\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(401);
    }

    @Test
    void htmx_is_told_where_to_sign_in() {
        given().header("HX-Request", "true")
                .get("/events")
                .then()
                .statusCode(401)
                .header("HX-Redirect", "/login");
    }

    @Test
    void a_broken_cookie_is_no_reason_to_refuse_the_login_page() {
        given().cookie(Sessions.COOKIE, "bm9uc2Vuc2U").get("/login").then().statusCode(200);
    }

    @Test
    void a_disabled_person_is_out_at_once() {
        people.add("leaving", "the right password", false);
        Browser browser = Browser.signedIn("leaving", "the right password");
        browser.get("/password").statusCode(200);

        people.disable("leaving");

        browser.get("/password").statusCode(303);
        new Browser().signIn("leaving", "the right password").statusCode(401);
    }
}
