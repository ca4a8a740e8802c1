package io.watchkeeper.access.secret;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.testing.Canary;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SecretHttpTest {
    private static final String SECRETS = "/api/v1/secrets";

    @Inject
    SecretVault vault;

    @Inject
    Pool pool;

    @Test
    void a_secret_is_kept_used_and_never_shown() {
        String canary = Canary.plant("secret-1");
        put("chat-token", Map.of("value", canary, "reason", "asked for"))
                .statusCode(200)
                .body("version", equalTo(1));

        assertThat(vault.use(new SecretReference("default", "chat-token"), "channel ops")
                        .await()
                        .indefinitely())
                .contains(SecretValue.of(canary));
        String listed =
                asAdministrator().get(SECRETS).then().statusCode(200).extract().asString();
        assertThat(listed).contains("chat-token").doesNotContain(canary);
        asAdministrator().get(SECRETS + "/chat-token").then().statusCode(405);
    }

    @Test
    void a_new_version_leaves_the_one_before_usable() {
        put("key", Map.of("value", "one")).body("version", equalTo(1));
        put("key", Map.of("value", "two")).body("version", equalTo(2));
        put("key", Map.of("value", "three")).body("version", equalTo(3));
        SecretReference reference = new SecretReference("default", "key");

        assertThat(vault.use(reference, "test").await().indefinitely()).contains(SecretValue.of("three"));
        assertThat(vault.usePrevious(reference, "test").await().indefinitely()).contains(SecretValue.of("two"));
    }

    @Test
    void deleting_asks_for_a_reason_and_records_it() {
        put("old", Map.of("value", "x"));
        asAdministrator()
                .delete(SECRETS + "/old")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("REASON_REQUIRED"));
        asAdministrator()
                .queryParam("reason", "not used any more")
                .delete(SECRETS + "/old")
                .then()
                .statusCode(204);
        asAdministrator()
                .queryParam("reason", "again")
                .delete(SECRETS + "/old")
                .then()
                .statusCode(404);

        asAdministrator()
                .get("/api/v1/audit?action=secret.delete&object=old")
                .then()
                .body("items[0].reason", equalTo("not used any more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "%2e%2e", ".hidden", "a%20b", "a%00b"})
    void a_name_that_cannot_be_one_is_refused(String name) {
        asAdministrator()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(Map.of("value", "x"))
                .put(SECRETS + "/" + name)
                .then()
                .statusCode(not(equalTo(200)));
    }

    @Test
    void a_refusal_does_not_repeat_the_secret() {
        String canary = Canary.plant("secret-2");

        put("refused", Map.of("value", Map.of("nested", canary), "other", canary))
                .statusCode(422);
        put("refused", Map.of("value", canary + "x".repeat(20_000))).statusCode(422);
        asAdministrator()
                .contentType(ContentType.JSON)
                .body("{\"value\": \"" + canary)
                .put(SECRETS + "/refused")
                .then()
                .statusCode(400);
    }

    @Test
    void who_may_not_manage_secrets_sees_not_even_their_names() {
        put("hidden", Map.of("value", "x"));
        String viewer = newToken("curious about secrets", "viewer", "operator", "analyst");

        as(viewer).get(SECRETS).then().statusCode(403);
        asAdministrator().get(SECRETS).then().body("items.name", hasItem("hidden"));
    }

    @Test
    void another_workspace_has_its_own_secrets() {
        put("of-default", Map.of("value", "x"));
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("code", "vault", "name", Map.of("en", "Vault", "zh", "库房")))
                .post("/api/v1/workspaces");
        String there = asAdministrator()
                .contentType(ContentType.JSON)
                .queryParam("workspace", "vault")
                .body(Map.of("name", "of vault", "roles", List.of("administrator")))
                .post("/api/v1/tokens")
                .path("token");

        as(there).get(SECRETS).then().statusCode(200).body("items.name", not(hasItem("of-default")));
        as(there).get(SECRETS + "?workspace=default").then().statusCode(404);
        as(there)
                .queryParam("reason", "try")
                .delete(SECRETS + "/of-default")
                .then()
                .statusCode(404);
        as(there).get("/api/v1/audit?workspace=default").then().statusCode(404);
        asAdministrator().get(SECRETS).then().body("items.name", hasItem("of-default"));
    }

    @Test
    void no_planted_secret_stands_in_the_database_or_behind_an_address() {
        put("planted", Map.of("value", Canary.plant("secret-3"))).statusCode(200);
        String token = Canary.watch(newToken("planted", "administrator", "viewer"));
        as(token).get("/api/v1/audit").then().statusCode(200);
        String rows = String.join("\n", text());
        for (String path : List.of(
                "/api/v1/audit?limit=500",
                "/api/v1/audit/export.csv",
                "/api/v1/audit/export.jsonl",
                "/api/v1/tokens",
                SECRETS,
                "/q/metrics",
                "/q/openapi")) {
            rows += asAdministrator().get(path).then().statusCode(200).extract().asString();
        }

        assertThat(Canary.planted()).hasSizeGreaterThan(1);
        assertThat(rows).hasSizeGreaterThan(1_000).doesNotContain(Canary.planted());
    }

    private static ValidatableResponse put(String name, Map<String, ?> body) {
        return asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .put(SECRETS + "/" + name)
                .then();
    }

    /** Every row of every table. */
    private List<String> text() {
        return StreamSupport.stream(
                        pool.query("select table_name from information_schema.tables where table_schema = 'public'")
                                .execute()
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false)
                .flatMap(table -> StreamSupport.stream(
                        pool.query("select t::text as line from \"" + table.getString(0) + "\" t")
                                .execute()
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false))
                .map(row -> row.getString("line"))
                .toList();
    }
}
