package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.NAME;
import static io.watchkeeper.testing.Administrator.TOKEN;
import static io.watchkeeper.testing.Administrator.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

/** A line break in what is sent must not become one between the headers of the answer: not in cookies, names of files or addresses. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class HeaderInjectionTest {
    private static final String BREAK =
            "\r\nSet-Cookie: planted=1\r\nX-Planted: 1\r\n\r\nplanted\";filename=\"planted.exe";
    private static final String ENCODED = "%0d%0aSet-Cookie:%20planted=1%0d%0aX-Planted:%201%22;planted";

    private static final String QUERY = Stream.of(
                    "then",
                    "file",
                    "q",
                    "workspace",
                    "source",
                    "cursor",
                    "head",
                    "from",
                    "sort",
                    "basedOn",
                    "row",
                    "to")
            .map(name -> name + "=" + ENCODED)
            .collect(Collectors.joining("&", "?", ""));

    private static final List<String> FIELDS = List.of(
            "then",
            "back",
            "language",
            "theme",
            "name",
            "username",
            "workspace",
            "role",
            "reason",
            "note",
            "file",
            "path",
            "etag",
            "code",
            "overlap",
            "expires");

    @Test
    void no_line_break_of_an_address_reaches_the_headers_of_the_answer() {
        List<String> faults = new ArrayList<>();
        Browser browser = Browser.signedIn(NAME, TOKEN);
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            if (route.verb().equals("GET")) {
                String known = route.address(template -> template.equals("version") ? "1" : ENCODED);
                RequestSpecification caller = route.path().startsWith("/api/") ? as(TOKEN) : browser.request();
                examine(
                        route,
                        caller.urlEncodingEnabled(false)
                                .redirects()
                                .follow(false)
                                .get(known + QUERY),
                        faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void no_line_break_of_a_form_reaches_the_headers_of_the_answer() {
        List<String> faults = new ArrayList<>();
        Browser browser = Browser.signedIn(NAME, TOKEN);
        String token = Browser.formToken(browser.request().get("/password"));
        for (AnnotatedRoute route : AnnotatedRoute.all()) {
            if (route.verb().equals("POST")
                    && !route.path().startsWith("/api/")
                    && !route.path().startsWith("/logout")
                    && !route.consumes().startsWith("multipart/")) {
                RequestSpecification form = browser.request().formParam(Browser.FORM_TOKEN, token);
                FIELDS.forEach(field -> form.formParam(field, BREAK));
                examine(route, form.post(route.address(template -> "999999999")), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void examine(AnnotatedRoute route, Response answer, List<String> faults) {
        boolean planted = answer.headers().asList().stream().anyMatch(HeaderInjectionTest::isPlanted)
                || answer.cookies().containsKey("planted");
        if (planted || answer.statusCode() >= 500) {
            faults.add(route + ": " + answer.statusCode() + " " + answer.headers());
        }
    }

    private static boolean isPlanted(Header header) {
        return header.getName().equalsIgnoreCase("X-Planted")
                || header.getName().equalsIgnoreCase("Content-Disposition")
                        && header.getValue().contains("\"planted")
                || header.getValue().chars().anyMatch(character -> character < ' ' && character != '\t');
    }
}
