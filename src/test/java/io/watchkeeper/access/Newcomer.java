package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.asAdministrator;

import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.Canary;

/** Somebody whom the administrator creates over the API. */
record Newcomer(String id, String name, String password) {
    private static final String PEOPLE = "/api/v1/people/";
    private static final String CHOSEN = "a password of their own";

    static Newcomer create(String name) {
        var made = asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post("/api/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Newcomer(made.getString("person.id"), name, Canary.watch(made.getString("oneTimePassword")));
    }

    Newcomer grant(String workspace, String role) {
        asAdministrator()
                .queryParam("reason", "a test wants it")
                .put(PEOPLE + id + "/roles/" + workspace + "/" + role)
                .then()
                .statusCode(200);
        return this;
    }

    ValidatableResponse act(String what) {
        return asAdministrator()
                .queryParam("reason", "a test wants it")
                .post(PEOPLE + id + "/" + what)
                .then();
    }

    /** Gives them a role in the default workspace, and a password of their own. */
    Browser signedIn(String role) {
        grant("default", role);
        return signedIn();
    }

    /** Gives them a password of their own. */
    Browser signedIn() {
        Browser browser = new Browser();
        browser.signIn(name, password).statusCode(303);
        browser.submit("/password", "current", password, "new", CHOSEN, "again", CHOSEN)
                .statusCode(303);
        return browser;
    }
}
