package io.watchkeeper.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.watchkeeper.packaged.PackagedService.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class KeycloakIT {
    @TempDir(factory = UnderTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void people_of_an_identity_provider_sign_in_beside_passwords_and_tokens_with_the_roles_that_their_groups_name()
            throws IOException {
        var setup = Setup.in(folder.resolve("service"));
        var users = Map.of(
                "mei",
                        List.of(
                                "watchkeeper:default:responder",
                                "watchkeeper:north:viewer",
                                "watchkeeper:nowhere:viewer",
                                "others"),
                "admin", List.of("watchkeeper:default:administrator"),
                "guest", List.of("others"));
        try (var keycloak = Keycloak.start(
                        folder.resolve("keycloak"), setup.url("/login/oidc").toString(), users);
                var service = setup.with("WATCHKEEPER_OIDC_ISSUER", keycloak.issuer())
                        .with("WATCHKEEPER_OIDC_CLIENT_SECRET", Keycloak.SECRET)
                        .with("WATCHKEEPER_OIDC_LABEL", "Keycloak")
                        .start()) {
            service.administrator()
                    .contentType(ContentType.JSON)
                    .body(Map.of("code", "north"))
                    .post("/api/v1/workspaces")
                    .then()
                    .statusCode(201);
            mei_is_let_in_and_works(service);
            others_are_not(service);
            signing_out_ends_the_session_at_the_provider_too(service);
            the_administrator_ends_it(service);
            signing_out_works_while_the_provider_is_away(service, keycloak);
        }
    }

    private static void mei_is_let_in_and_works(PackagedService service) {
        var browser = new OidcBrowser(service);
        browser.get("/login").then().body(containsString("Sign in with Keycloak"));

        var page = browser.signIn("mei", Keycloak.PASSWORD, "/scenarios");
        page.then().statusCode(200).body(containsString("Risk scenarios"));
        assertThat(browser.cookiesOfService().keySet())
                .as("a session of ours, none of the provider's")
                .contains("watchkeeper-session")
                .noneMatch(name -> name.startsWith("q_session"));
        browser.get("/people").then().statusCode(403);
        person(service, "mei")
                .body("signsInBy", equalTo("OIDC"))
                .body("roles", equalTo(Map.of("default", List.of("responder"), "north", List.of("viewer"))));
        assertThat(formLogin(service, "mei", "")).isEqualTo(401);
        assertThat(formLogin(service, "admin", PackagedService.TOKEN)).isEqualTo(303);
    }

    private static void others_are_not(PackagedService service) {
        for (var name : List.of("guest", "admin")) {
            var browser = new OidcBrowser(service);
            browser.signIn(name, Keycloak.PASSWORD, "/events")
                    .then()
                    .statusCode(403)
                    .body(containsString("gives you no role here"));
            assertThat(browser.cookiesOfService()).doesNotContainKey("watchkeeper-session");
            browser.get("/events").then().statusCode(303);
        }
        service.administrator().get("/api/v1/people").then().body("items.name", not(hasItem("guest")));
    }

    private static void the_administrator_ends_it(PackagedService service) {
        var browser = new OidcBrowser(service);
        browser.signIn("mei", Keycloak.PASSWORD, "//evil.example").then().statusCode(200);
        browser.get("/events").then().statusCode(200);

        String id = person(service, "mei").extract().path("id");
        service.administrator()
                .queryParam("reason", "forgotten")
                .post("/api/v1/people/" + id + "/password")
                .then()
                .statusCode(409);
        service.administrator()
                .queryParam("reason", "left us")
                .post("/api/v1/people/" + id + "/disable")
                .then()
                .statusCode(200);
        browser.get("/events").then().statusCode(303);
        new OidcBrowser(service)
                .signIn("mei", Keycloak.PASSWORD, "/events")
                .then()
                .statusCode(403);
    }

    private static void signing_out_ends_the_session_at_the_provider_too(PackagedService service) {
        var browser = new OidcBrowser(service);
        browser.signIn("mei", Keycloak.PASSWORD, "/events").then().statusCode(200);

        browser.signOut("/events").then().statusCode(200).body(containsString("Sign in with Keycloak"));
        assertThat(browser.cookiesOfService()).doesNotContainKeys("watchkeeper-session", "watchkeeper-provider");
        browser.get("/events").then().statusCode(303);
        // fails where the provider does not ask for the password again
        browser.signIn("mei", Keycloak.PASSWORD, "/events").then().statusCode(200);
    }

    private static void signing_out_works_while_the_provider_is_away(PackagedService service, Keycloak keycloak) {
        String id = person(service, "mei").extract().path("id");
        service.administrator().post("/api/v1/people/" + id + "/enable").then().statusCode(200);
        var browser = new OidcBrowser(service);
        browser.signIn("mei", Keycloak.PASSWORD, "/events").then().statusCode(200);
        keycloak.close();

        browser.signOut("/events").then().statusCode(200).body(containsString("Sign in with Keycloak"));
        assertThat(browser.cookiesOfService()).doesNotContainKeys("watchkeeper-session", "watchkeeper-provider");
        browser.get("/events").then().statusCode(303);
    }

    private static io.restassured.response.ValidatableResponse person(PackagedService service, String name) {
        String id = service.administrator()
                .get("/api/v1/people")
                .then()
                .extract()
                .path("items.find { it.name == '" + name + "' }.id");
        return service.administrator().get("/api/v1/people/" + id).then();
    }

    private static int formLogin(PackagedService service, String name, String password) {
        var page = service.anyone().accept(ContentType.HTML).get("/login");
        return service.anyone()
                .cookies(page.cookies())
                .redirects()
                .follow(false)
                .formParam("csrf-token", page.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value"))
                .formParam("username", name)
                .formParam("password", password)
                .post("/login")
                .statusCode();
    }
}
