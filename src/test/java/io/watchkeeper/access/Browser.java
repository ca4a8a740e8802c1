package io.watchkeeper.access;

import static io.restassured.RestAssured.given;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A person's browser: keeps cookies, fills in forms with their hidden token, follows no redirect. */
final class Browser {
    static final String FORM_TOKEN = "csrf-token";

    private final CookieFilter cookies = new CookieFilter();

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
        String token = formToken(request().get(path));
        RequestSpecification form = request().formParam(FORM_TOKEN, token);
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(path).then();
    }

    RequestSpecification request() {
        return given().filter(cookies).redirects().follow(false).accept("text/html,*/*;q=0.8");
    }

    static String formToken(Response page) {
        return page.htmlPath().getString("**.find { it.@name == '" + FORM_TOKEN + "' }.@value");
    }
}
