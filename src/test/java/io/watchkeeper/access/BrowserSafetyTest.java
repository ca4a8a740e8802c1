package io.watchkeeper.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class BrowserSafetyTest {
    private static final String PASSWORD = "a password of some length";
    private static int people;

    @Inject
    PeopleForTests database;

    @Inject
    Colleagues colleagues;

    private String name;

    @BeforeEach
    void somebody() {
        name = "safe-" + people++;
        database.add(name, PASSWORD, false);
    }

    @Test
    void no_form_changes_anything_without_its_token() {
        Browser browser = Browser.signedIn(name, PASSWORD);
        String another = name + "-approves";
        colleagues.person(another, PASSWORD, List.of("approver"));
        Browser approver = Browser.signedIn(another, PASSWORD);
        List<String> passed = new ArrayList<>();
        int walked = 0;
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            if (route.verb().equals("GET") || route.path().startsWith("/api/")) {
                continue;
            }
            walked++;
            var answers = List.of(
                    status(browser, route, ""),
                    status(browser, route, "forged"),
                    status(approver, route, ""),
                    status(approver, route, "forged"));
            // nobody holds all roles: one of the two is refused by the role, and whoever is not by the form
            if (!answers.contains(400) || !Set.of(400, 403).containsAll(answers)) {
                passed.add(route + ": " + answers);
            }
        }

        assertThat(walked).isGreaterThan(10);
        assertThat(passed).isEmpty();
    }

    private static int status(Browser browser, AnnotatedRoute route, String token) {
        var request = browser.request();
        if (route.consumes().startsWith("multipart/")) {
            request = request.contentType("multipart/form-data").multiPart(Browser.FORM_TOKEN, token);
        } else {
            request = request.contentType("application/x-www-form-urlencoded").formParam(Browser.FORM_TOKEN, token);
        }
        return request.request(route.verb(), route.address(template -> "1")).statusCode();
    }

    @Test
    void a_cookie_alone_changes_nothing_behind_the_api() {
        Browser browser = Browser.signedIn(name, PASSWORD);
        List<String> passed = new ArrayList<>();
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            if (!route.path().startsWith("/api/") || route.verb().equals("GET")) {
                continue;
            }
            Response answer = browser.request()
                    .contentType(route.consumes())
                    .accept(route.produces())
                    .request(route.verb(), route.address(template -> "1"));
            if (answer.statusCode() != 401 && answer.statusCode() != 403) {
                passed.add(route + ": " + answer.statusCode());
            }
        }

        assertThat(passed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example/",
                "/%0d%0aLocation:%20https://evil.example/",
                "/\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/\t/evil.example"
            })
    void a_sign_in_leads_to_no_other_site_and_writes_no_header(String then) {
        Response answer = new Browser()
                .submit("/login", "username", name, "password", PASSWORD, "then", then)
                .statusCode(303)
                .extract()
                .response();

        assertThat(answer.header("Location"))
                .startsWith("/")
                .doesNotStartWith("//")
                .doesNotContain("evil.example/ ");
        assertThat(answer.header("Location")).matches("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");
        assertThat(answer.cookies()).doesNotContainKey("a");
    }

    @Test
    void cookies_are_kept_from_scripts_and_other_sites_and_from_the_clear_wire() {
        Response page = given().header("X-Forwarded-Proto", "https").get("/login");
        List<String> plain = given().get("/login").headers().getValues("Set-Cookie");

        assertThat(page.headers().getValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=")
                .containsIgnoringCase("Secure"));
        assertThat(plain).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite="));
    }

    @Test
    void a_browser_is_told_to_come_by_tls_only_where_it_did() {
        given().header("X-Forwarded-Proto", "https")
                .get("/login")
                .then()
                .header("Strict-Transport-Security", containsString("max-age="));
        given().get("/login").then().header("Strict-Transport-Security", nullValue());
    }

    @Test
    void a_page_has_no_inline_script_and_stands_alone() {
        given().get("/login")
                .then()
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Content-Security-Policy", containsString("script-src 'self'"));
        assertThat(given().get("/login").asString())
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("\\sstyle=");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        given().contentType("application/x-www-form-urlencoded")
                .body("username=" + "x".repeat(11 * 1024 * 1024))
                .post("/login")
                .then()
                .statusCode(413);
    }
}
