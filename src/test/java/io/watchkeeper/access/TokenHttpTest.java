package io.watchkeeper.access;

import static io.restassured.RestAssured.given;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TokenHttpTest {
    private static final String TOKENS = "/api/v1/tokens";

    @Inject
    PeopleForTests database;

    @Inject
    Tokens tokens;

    @Test
    void a_new_token_is_shown_once_and_signs_in() {
        ValidatableResponse made = create(Map.of(
                        "name",
                        "prometheus",
                        "roles",
                        List.of("viewer"),
                        "expiresAt",
                        Instant.now().plusSeconds(3600).toString()))
                .statusCode(201)
                .body("token", matchesPattern("wk_[A-Za-z0-9_-]{43}"))
                .body("workspace", equalTo("default"))
                .body("createdBy", equalTo("administrator (environment)"));
        String token = made.extract().path("token");

        as(token).get("/q/openapi").then().statusCode(200);
        String listed =
                asAdministrator().get(TOKENS).then().statusCode(200).extract().asString();
        assertThat(listed).contains("\"prometheus\"").doesNotContain(token).doesNotContain(Secrets.sha256(token));
    }

    @Test
    void basic_authentication_takes_the_token_as_password() {
        given().auth()
                .preemptive()
                .basic("anybody", Administrator.TOKEN)
                .get(TOKENS)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wk_unknown",
                "Bearer ",
                "Bearer",
                "Basic !!!",
                "Basic YTo=",
                "Digest x",
                "administrator-of-the-tests"
            })
    void anything_else_is_answered_with_a_challenge(String header) {
        unauthorized(given().header("Authorization", header).get(TOKENS).then());
    }

    @Test
    void a_revoked_token_is_refused_at_once() {
        String token = newToken("short-lived", "viewer");
        String id = id("short-lived");
        as(token).get("/q/openapi").then().statusCode(200);

        asAdministrator()
                .delete(TOKENS + "/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("REASON_REQUIRED"));
        as(token).get("/q/openapi").then().statusCode(200);
        asAdministrator()
                .queryParam("reason", "leaked in a chat")
                .delete(TOKENS + "/" + id)
                .then()
                .statusCode(204);

        unauthorized(as(token).get("/q/openapi").then());
        asAdministrator().delete(TOKENS + "/" + id).then().statusCode(404);
    }

    @Test
    void an_expired_token_is_refused() {
        String token = newToken("expired", "viewer");
        database.run(
                "update api_token set expires_at = $1 where name = 'expired'",
                Tuple.of(OffsetDateTime.parse("2020-01-01T00:00:00Z")));

        unauthorized(as(token).get("/q/openapi").then());
    }

    @Test
    void a_senders_token_reads_nothing() {
        String token = newToken("sender", "intake");

        as(token).get(TOKENS).then().statusCode(403).contentType("application/problem+json");
        as(token).get("/q/openapi").then().statusCode(403);
        as(token).get("/q/metrics").then().statusCode(403);
    }

    @Test
    void a_viewer_makes_no_tokens() {
        as(newToken("reader", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "roles", List.of("administrator")))
                .post(TOKENS)
                .then()
                .statusCode(403);
    }

    @Test
    void all_that_is_wrong_with_a_new_token_is_named() {
        create(Map.of("name", "", "roles", List.of("viewer", "king"), "expiresAt", "2020-01-01T00:00:00Z", "scope", 1))
                .statusCode(422)
                .body("errors.pointer", hasItems("/name", "/roles/1", "/expiresAt", "/scope"));
        create(Map.of("name", "admin", "roles", List.of("viewer")))
                .statusCode(422)
                .body("errors[0].code", equalTo("TAKEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "no-number", "99999999999999999999", "%00"})
    void an_unknown_token_cannot_be_revoked(String id) {
        asAdministrator()
                .urlEncodingEnabled(false)
                .delete(TOKENS + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void the_last_use_is_noted_after_the_answer() {
        as(newToken("used", "viewer")).get("/q/openapi").then().statusCode(200);

        Instant deadline = Instant.now().plusSeconds(10);
        while (lastUse("used") == null) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    @Test
    void the_last_use_is_noted_once_a_minute() {
        newToken("busy", "viewer");
        ApiToken token = tokens.in("default").await().indefinitely().stream()
                .filter(known -> known.name().equals("busy"))
                .findFirst()
                .orElseThrow();
        Instant first = Instant.parse("2026-01-01T00:00:00Z");

        tokens.noteUse(token, first).await().indefinitely();
        tokens.noteUse(token, first.plusSeconds(59)).await().indefinitely();
        assertThat(lastUse("busy")).isEqualTo("2026-01-01T00:00:00Z");

        tokens.noteUse(token, first.plusSeconds(61)).await().indefinitely();
        assertThat(lastUse("busy")).isEqualTo("2026-01-01T00:01:01Z");
    }

    @Test
    void another_workspace_has_its_own_tokens() {
        String token = newToken("elsewhere", "administrator");
        database.run(
                "insert into workspace (code, name) values ('other', 'Other') on conflict do nothing", Tuple.tuple());
        database.run("update api_token set workspace = 'other' where name = 'elsewhere'", Tuple.tuple());

        as(token).get(TOKENS).then().body("items.name", equalTo(List.of("elsewhere")));
        as(token)
                .delete(TOKENS + "/" + id("administrator (environment)"))
                .then()
                .statusCode(404);
        asAdministrator().get(TOKENS).then().body("items.name", not(hasItems("elsewhere")));
    }

    private static String lastUse(String name) {
        return asAdministrator()
                .get(TOKENS)
                .then()
                .extract()
                .path("items.find { it.name == '" + name + "' }.lastUsedAt");
    }

    private static String id(String name) {
        return asAdministrator().get(TOKENS).then().extract().path("items.find { it.name == '" + name + "' }.id");
    }

    private static ValidatableResponse create(Map<String, ?> body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post(TOKENS)
                .then();
    }

    private static void unauthorized(ValidatableResponse response) {
        response.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("status", equalTo(401));
    }
}
