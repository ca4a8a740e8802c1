package io.watchkeeper.console;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.Canary;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SafeguardPagesTest {
    @Test
    void the_audit_log_is_read_narrowed_and_verified_on_pages() {
        newToken("on a page <b>", "viewer");

        String page = asAdministrator()
                .header("Accept-Language", "en")
                .queryParam("q", "on a page")
                .get("/audit")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains("token.create", "127.0.0.1", "export.csv?q=on+a+page")
                .doesNotContain("on a page <b>");
        asAdministrator()
                .header("Accept-Language", "zh")
                .get("/audit?from=x")
                .then()
                .statusCode(200)
                .body(containsString("审计日志"));
        asAdministrator().get("/audit/chain").then().statusCode(200);
        as(newToken("no auditor", "viewer")).get("/audit").then().statusCode(403);
    }

    @Test
    void each_workspace_has_its_own_secrets_and_its_own_record() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("code", "guarded"))
                .post("/api/v1/workspaces");
        var visitor = Visitor.signedIn("en");
        var form = visitor.open("/secrets?workspace=guarded").expectForm("form[action=/secrets]");

        var answer = visitor.send(form, Map.of("name", "only-guarded", "value", "kept", "reason", "new host"));

        assertThat(answer.header("Location")).isEqualTo("/secrets?workspace=guarded");
        assertThat(visitor.follow(answer).text()).contains("only-guarded");
        assertThat(visitor.open("/secrets").text()).doesNotContain("only-guarded");
        var delete = visitor.open("/secrets?workspace=guarded").expectForm("form[action$=only-guarded/delete]");
        assertThat(visitor.page(visitor.send(delete, Map.of("reason", " "))).text())
                .contains("A reason is needed");
        visitor.send(delete, Map.of("reason", "host gone"));
        assertThat(visitor.open("/audit?workspace=guarded&object=only-guarded").text())
                .contains("secret.put", "new host", "secret.delete", "host gone");
        assertThat(visitor.open("/audit?object=only-guarded").text()).doesNotContain("secret.put");
    }

    @Test
    void secrets_are_listed_by_name_alone() {
        String canary = Canary.plant("page");
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("value", canary))
                .put("/api/v1/secrets/on-a-page")
                .then()
                .statusCode(200);

        asAdministrator()
                .get("/secrets")
                .then()
                .statusCode(200)
                .body(containsString("on-a-page"))
                .body(not(containsString(canary)));
    }
}
