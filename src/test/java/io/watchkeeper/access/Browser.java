package io.watchkeeper.access;

import static io.restassured.RestAssured.given;

import java.util.concurrent.atomic.AtomicReference;

import io.restassured.filter.Filter;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.watchkeeper.testing.CanaryFilter;

/** A person's browser: keeps cookies, fills in forms with their hidden token, follows no redirect. */
final class Browser {
    static final String FORM_TOKEN = "csrf-token";

    private final CookieFilter cookies = new CookieFilter();
    private final AtomicReference<String> session = new AtomicReference<>();

    static Browser signedIn(String name, String password) {
        Browser browser = new Browser();
        browser.signIn(name, password).statusCode(303);
        return browser;
    }

    ValidatableResponse signIn(String name, String password) {
        return submit("/login", "username", name, "password", password);
    }

    ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    /** Opens the page and posts its form back with these fields. */
    ValidatableResponse submit(String path, String... fields) {
        return submitFrom(path, path, fields);
    }

    /** Opens the page and posts these fields to an address below it. */
    ValidatableResponse submitTo(String page, String below, String... fields) {
        return submitFrom(page, page + below, fields);
    }

    /** Opens a page that has a form and posts these fields to any address. */
    ValidatableResponse submitFrom(String page, String address, String... fields) {
        String token = formToken(request().get(page));
        RequestSpecification form = request().formParam(FORM_TOKEN, token);
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(address).then();
    }

    RequestSpecification request() {
        Filter noting = (request, response, context) -> {
            Response answer = context.next(request, response);
            if (answer.cookie(Sessions.COOKIE) != null) {
                session.set(answer.cookie(Sessions.COOKIE));
            }
            return answer;
        };
        return given().filter(new CanaryFilter())
                .filter(noting)
                .filter(cookies)
                .redirects()
                .follow(false)
                .accept("text/html,*/*;q=0.8");
    }

    /** The session cookie that was given last. */
    String session() {
        return session.get();
    }

    static String formToken(Response page) {
        return page.htmlPath().getString("**.find { it.@name == '" + FORM_TOKEN + "' }.@value");
    }
}
