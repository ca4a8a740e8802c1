package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SenderHttpTest {
    @Inject
    PeopleForTests database;

    @Test
    void a_sender_is_let_in_where_signals_are_taken() {
        post(newToken("let in", "intake"), List.of()).statusCode(not(oneOf(401, 403)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/events",
                "/api/v1/events/1",
                "/api/v1/events/1/decisions",
                "/api/v1/scenarios",
                "/api/v1/rulebooks",
                "/api/v1/intake/rejected",
                "/api/v1/audit",
                "/events",
                "/events/1",
                "/scenarios",
                "/rulebooks",
                "/api/v1/tokens"
            })
    void a_sender_reads_nothing(String path) {
        as(newToken("reads nothing", "intake"))
                .get(path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void a_reader_sends_nothing() {
        post(newToken("sends nothing", "viewer", "administrator"), List.of()).statusCode(403);
    }

    @Test
    void a_sender_is_asked_to_come_back_while_nobody_can_tell_who_it_is() {
        String token = newToken("patient", "intake");
        database.run("alter table api_token rename to api_token_away", Tuple.tuple());
        try {
            post(token, List.of(Map.of("labels", Map.of("alertname", "A"))))
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .header("WWW-Authenticate", nullValue());
        } finally {
            database.run("alter table api_token_away rename to api_token", Tuple.tuple());
        }
    }

    @Test
    void a_verified_sender_is_known_for_a_moment_without_the_store() {
        String token = newToken("remembered", "intake");
        post(token, List.of());
        database.run("alter table api_token rename to api_token_away", Tuple.tuple());
        try {
            as(token).get("/api/v1/events").then().statusCode(403);
        } finally {
            database.run("alter table api_token_away rename to api_token", Tuple.tuple());
        }
    }

    private static ValidatableResponse post(String token, Object alerts) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(alerts)
                .post("/api/v1/intake/alerts")
                .then();
    }
}
