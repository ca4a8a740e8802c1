package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.Canary;
import io.watchkeeper.testing.DatabaseForTests;
import io.watchkeeper.testing.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SenderScopeHttpTest {
    private static final String TOKENS = "/api/v1/tokens";
    private static final String BODY = "[{\"labels\":{\"alertname\":\"Scoped\",\"instance\":\"scope-1\"}}]";

    @Inject
    ServiceClock clock;

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void a_token_stands_for_the_sources_it_names_and_no_other() {
        String one = token(Map.of("name", "one", "roles", List.of("intake"), "sources", List.of("prom-a")))
                .getString("token");
        String two = token(Map.of("name", "two", "roles", List.of("intake"), "sources", List.of("prom-a", "prom-b")))
                .getString("token");

        post(one, "").statusCode(200);
        post(one, "?source=prom-a").statusCode(200);
        post(one, "?source=prom-b").statusCode(403).contentType("application/problem+json");
        post(two, "").statusCode(400).body("errors[0].code", equalTo("SOURCE_REQUIRED"));
        post(two, "?source=prom-b").statusCode(200);
        post(two, "?source=prom-c").statusCode(403);
    }

    @Test
    void a_rotated_token_is_honoured_until_the_overlap_ends() {
        JsonPath made = token(Map.of("name", "rotated", "roles", List.of("viewer")));
        String former = made.getString("token");
        String current =
                rotate(made.getString("id"), "PT1H").statusCode(200).extract().path("token");

        assertThat(current).isNotEqualTo(former);
        as(former).get("/api/v1/events").then().statusCode(200);
        as(current).get("/api/v1/events").then().statusCode(200);
        clock.advance(java.time.Duration.ofMinutes(61));
        as(former).get("/api/v1/events").then().statusCode(401);
        as(current).get("/api/v1/events").then().statusCode(200);
    }

    @Test
    void a_rotation_without_overlap_ends_the_former_value_at_once() {
        JsonPath made = token(Map.of("name", "replaced", "roles", List.of("viewer")));
        as(made.getString("token")).get("/api/v1/events").then().statusCode(200);

        rotate(made.getString("id"), "PT0S").statusCode(200);

        as(made.getString("token")).get("/api/v1/events").then().statusCode(401);
        rotate(made.getString("id"), "P31D").statusCode(400);
        rotate(made.getString("id"), "soon").statusCode(400);
        rotate("999999999", "PT1H").statusCode(404);
    }

    @Test
    void a_revoked_token_is_refused_with_both_its_values() {
        JsonPath made = token(Map.of("name", "revoked twice", "roles", List.of("viewer")));
        String current = rotate(made.getString("id"), "PT1H").extract().path("token");
        as(made.getString("token")).get("/api/v1/events").then().statusCode(200);
        as(current).get("/api/v1/events").then().statusCode(200);

        asAdministrator()
                .queryParam("reason", "left the team")
                .queryParam("reason", "no longer used")
                .delete(TOKENS + "/" + made.getString("id"))
                .then()
                .statusCode(204);

        as(made.getString("token")).get("/api/v1/events").then().statusCode(401);
        as(current).get("/api/v1/events").then().statusCode(401);
        asAdministrator()
                .get("/api/v1/audit?action=token.revoke&object=" + made.getString("id"))
                .then()
                .body("items[0].reason", equalTo("left the team"));
    }

    @Test
    void a_signed_token_takes_signed_posts_only() {
        JsonPath made = token(Map.of("name", "signed", "roles", List.of("intake"), "signed", true));
        String key = Canary.watch(made.getString("signingSecret"));
        assertThat(key).startsWith("whsec_");
        long now = clock.instant().getEpochSecond();
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

        post(made.getString("token"), "").statusCode(401);
        signed(made.getString("token"), BodySignatureTest.sign(key, now, body)).statusCode(200);
        signed(made.getString("token"), BodySignatureTest.sign(key, now - 600, body))
                .statusCode(401);
        signed(made.getString("token"), BodySignatureTest.sign("whsec_guess", now, body))
                .statusCode(401);
        asAdministrator().get("/api/v1/secrets").then().body("items.find { it.name.contains('signing') }", nullValue());
    }

    @Test
    void who_guesses_is_slowed_down_and_who_is_known_is_not() {
        String known =
                token(Map.of("name", "neighbour", "roles", List.of("viewer"))).getString("token");
        from("192.0.2.66", known).statusCode(200);
        for (int i = 0; i < GuessLimit.MOST_IN_WINDOW; i++) {
            from("192.0.2.66", "wk_guess-" + i).statusCode(401);
        }

        from("192.0.2.66", "wk_guess-more").statusCode(429).header("Retry-After", equalTo("60"));
        from("192.0.2.66", known).statusCode(200);
        from("192.0.2.67", "wk_guess-more").statusCode(401).header("WWW-Authenticate", startsWith("Bearer"));
    }

    private static ValidatableResponse from(String address, String token) {
        return as(token)
                .header("X-Forwarded-For", address)
                .get("/api/v1/events")
                .then();
    }

    private static JsonPath token(Map<String, ?> body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post(TOKENS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse rotate(String id, String overlap) {
        return asAdministrator()
                .queryParam("overlap", overlap)
                .post(TOKENS + "/" + id + "/rotate")
                .then();
    }

    private static ValidatableResponse post(String token, String query) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(BODY)
                .post("/api/v1/intake/alerts" + query)
                .then();
    }

    private static ValidatableResponse signed(String token, String signature) {
        return as(token)
                .contentType("application/json")
                .header(BodySignature.HEADER, signature)
                .body(BODY.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/intake/alerts")
                .then();
    }
}
