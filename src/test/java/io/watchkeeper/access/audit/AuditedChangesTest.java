package io.watchkeeper.access.audit;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class AuditedChangesTest {
    @Test
    void what_became_of_a_token_a_secret_and_a_workspace_is_told_with_before_and_after() {
        newToken("changing", "viewer");
        String id = asAdministrator()
                .get("/api/v1/tokens")
                .then()
                .extract()
                .path("items.find { it.name == 'changing' }.id");
        asAdministrator()
                .queryParam("reason", "done with")
                .delete("/api/v1/tokens/" + id)
                .then()
                .statusCode(204);
        for (String value : List.of("one", "two")) {
            asAdministrator()
                    .contentType("application/json")
                    .body(Map.of("value", value))
                    .put("/api/v1/secrets/changing")
                    .then()
                    .statusCode(200);
        }
        asAdministrator()
                .contentType("application/json")
                .body(Map.of("code", "changing"))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(201);

        newest("token.revoke")
                .body("items[0].reason", equalTo("done with"))
                .body("items[0].before.name", equalTo("changing"))
                .body("items[0].before.roles", equalTo(List.of("viewer")))
                .body("items[0].after", nullValue());
        newest("secret.put")
                .body("items[0].before", equalTo(Map.of("version", 1)))
                .body("items[0].after", equalTo(Map.of("version", 2)));
        newest("workspace.create").body("items[0].before", nullValue()).body("items[0].after.en", equalTo("changing"));
    }

    private static ValidatableResponse newest(String action) {
        return asAdministrator()
                .get("/api/v1/audit?limit=1&action=" + action)
                .then()
                .statusCode(200);
    }
}
