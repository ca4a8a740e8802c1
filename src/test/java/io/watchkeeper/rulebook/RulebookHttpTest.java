package io.watchkeeper.rulebook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.watchkeeper.access.InDefaultWorkspace;
import io.watchkeeper.access.Roles;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
@TestSecurity(user = "li", roles = Roles.VIEWER, augmentors = InDefaultWorkspace.class)
class RulebookHttpTest {
    @Inject
    ObjectMapper json;

    @Test
    void the_example_in_the_description_is_a_version_with_every_member() throws Exception {
        var read = json.readValue(RulebookView.EXAMPLE, RulebookView.class);
        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(RulebookView.EXAMPLE));
    }

    @Test
    void the_imported_library_is_the_first_version_and_decides() {
        given().get("/api/v1/rulebooks")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(0))
                .body("items.version", everyItem(greaterThan(0)))
                .body("items.findAll { it.live }.size()", is(1))
                .body("nextCursor", nullValue());
        given().get("/api/v1/rulebooks/1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("state", equalTo("PUBLISHED"))
                .body("live", equalTo(true))
                .body("shadow", equalTo(false))
                .body("basedOn", nullValue())
                .body("createdBy", equalTo("content-library"))
                .body("createdAt", notNullValue())
                .body("publishedAt", notNullValue())
                .body("nodes", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "-1", "latest", "99999999999999999999"})
    void an_unknown_version_is_not_found(String version) {
        given().get("/api/v1/rulebooks/" + version)
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    @TestSecurity(user = "sender", roles = Roles.INTAKE, augmentors = InDefaultWorkspace.class)
    void a_sender_reads_nothing() {
        given().get("/api/v1/rulebooks").then().statusCode(403);
        given().get("/api/v1/rulebooks/1").then().statusCode(403);
    }
}
