package io.watchkeeper.diagnosis.check;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class CheckSourceHttpTest {
    private static final String SOURCES = "/api/v1/check-sources/";
    private static final Map<String, ?> PROMETHEUS =
            Map.of("kind", "PROMETHEUS", "settings", Map.of("url", "http://prometheus.example:9090"));

    private final String name = "source-" + UUID.randomUUID();

    @Test
    void a_source_is_edited_by_version() {
        put(PROMETHEUS, null)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .body("secret", nullValue());
        put(PROMETHEUS, null).statusCode(412);
        put(PROMETHEUS, "\"1\"").statusCode(200).body("version", equalTo(2));
        put(PROMETHEUS, "\"1\"").statusCode(412);
        asAdministrator().get("/api/v1/check-sources").then().body("items.name", hasItem(name));
        delete("\"1\"").statusCode(412);
        delete("\"2\"").statusCode(204);
        delete("\"2\"").statusCode(404);
        asAdministrator().get("/api/v1/check-sources").then().body("items.name", not(hasItem(name)));
    }

    @Test
    void each_change_leaves_a_line_in_the_record() {
        put(PROMETHEUS, null);
        put(Map.of("kind", "PROMETHEUS", "settings", Map.of("url", "http://other.example")), "\"1\"");
        asAdministrator()
                .queryParam("action", "check-source.put")
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.find { it.target == '" + name + "' }.after.url", containsString("other.example"));
    }

    @Test
    void what_cannot_be_used_is_named() {
        put(Map.of("kind", "PROMETHEUS", "settings", Map.of("url", "http://u:p@host", "speed", "1")), null)
                .statusCode(422)
                .body("errors.pointer", hasItem("/settings/url"))
                .body("errors.pointer", hasItem("/settings/speed"));
        put(Map.of("kind", "PROMETHEUS", "settings", Map.of("url", "file:///etc/passwd")), null)
                .statusCode(422);
        put(Map.of("kind", "ORACLE"), null).statusCode(422).body("errors[0].allowed", containsString("POSTGRESQL"));
        put(Map.of("kind", "NETWORK"), null).statusCode(422).body("errors.pointer", hasItem("/settings/hosts"));
    }

    @Test
    void only_operators_edit_sources() {
        as(newToken("viewer " + name, "viewer"))
                .contentType(ContentType.JSON)
                .body(PROMETHEUS)
                .put(SOURCES + name)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse put(Map<String, ?> body, String ifMatch) {
        var request = asAdministrator().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(SOURCES + name)
                .then();
    }

    private ValidatableResponse delete(String ifMatch) {
        return asAdministrator()
                .header("If-Match", ifMatch)
                .delete(SOURCES + name)
                .then();
    }
}
