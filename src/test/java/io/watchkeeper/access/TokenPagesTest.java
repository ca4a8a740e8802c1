package io.watchkeeper.access;

import static io.watchkeeper.testing.Administrator.NAME;
import static io.watchkeeper.testing.Administrator.TOKEN;
import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.DatabaseForTests;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TokenPagesTest {
    private static final String PAGE = "/tokens";

    private Browser admin;

    @BeforeEach
    void signIn() {
        admin = Browser.signedIn(NAME, TOKEN);
    }

    @Test
    void a_token_is_made_and_shown_once_with_its_signing_secret() {
        Document shown = page(admin.submit(
                        PAGE,
                        "workspace",
                        "default",
                        "name",
                        "page <b>",
                        "role",
                        "intake",
                        "role",
                        "viewer",
                        "sources",
                        "prom-a, prom-b",
                        "signed",
                        "true",
                        "expires",
                        "2099-01-31T08:00")
                .statusCode(200)
                .extract()
                .asString());
        String value = shown.expectFirst("#token-value").text();

        assertThat(value).startsWith("wk_");
        assertThat(shown.expectFirst("#signing-secret").text()).startsWith("whsec_");
        as(value).get("/q/openapi").then().statusCode(200);
        asAdministrator()
                .get("/api/v1/tokens")
                .then()
                .body("items[0].name", equalTo("page <b>"))
                .body("items[0].roles", equalTo(List.of("intake", "viewer")))
                .body("items[0].sources", equalTo(List.of("prom-a", "prom-b")))
                .body("items[0].signed", equalTo(true))
                .body("items[0].createdBy", equalTo(NAME))
                .body("items[0].expiresAt", equalTo("2099-01-31T08:00:00Z"));
        String raw = admin.get(PAGE).statusCode(200).extract().asString();
        assertThat(raw).doesNotContain(value, "whsec_", "page <b>");
        assertThat(page(raw).select("tr:contains(page) td span").eachText()).contains("prom-a", "prom-b");
    }

    @Test
    void what_is_wrong_is_told_and_what_was_typed_is_kept() {
        admin.submit(PAGE, "name", "kept", "sources", "prom-a", "role", "king")
                .statusCode(422)
                .body(containsString("There is no such role."))
                .body(containsString("value=\"kept\""))
                .body(containsString("value=\"prom-a\""));
        admin.submit(PAGE, "name", NAME, "role", "intake")
                .statusCode(422)
                .body(containsString("A person has this name."));
        admin.submit(PAGE, "name", "late", "role", "intake", "expires", "2001-01-01T00:00")
                .statusCode(422)
                .body(containsString("an instant to come"));
    }

    @Test
    void a_token_gets_a_new_value_and_is_revoked_with_a_reason() {
        String former = page(admin.submit(PAGE, "name", "turning", "role", "viewer")
                        .extract()
                        .asString())
                .expectFirst("#token-value")
                .text();
        String id = list().select("tr:contains(turning) form[action$=rotate]")
                .attr("action")
                .split("/")[2];

        Document shown = page(admin.submitTo(PAGE, "/" + id + "/rotate", "overlap", "PT1H")
                .statusCode(200)
                .extract()
                .asString());
        String value = shown.expectFirst("#token-value").text();
        assertThat(value).isNotEqualTo(former);
        assertThat(shown.select("tr:contains(turning)").text()).contains("The former value is valid until");
        as(former).get("/q/openapi").then().statusCode(200);

        admin.submitTo(PAGE, "/" + id + "/revoke").statusCode(422).body(containsString("A reason is needed"));
        as(value).get("/q/openapi").then().statusCode(200);
        admin.submitTo(PAGE, "/" + id + "/revoke", "reason", "over").statusCode(303);
        as(value).get("/q/openapi").then().statusCode(401);
        as(former).get("/q/openapi").then().statusCode(401);
        assertThat(list().select("tr:contains(turning)")).isEmpty();
    }

    @Test
    void each_workspace_has_its_own_page_and_who_may_not_has_none() {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of("code", "tokens-east"))
                .post("/api/v1/workspaces");
        admin.submit(PAGE, "workspace", "tokens-east", "name", "eastern", "role", "intake")
                .statusCode(200)
                .body(containsString("id=\"token-value\""));

        admin.get(PAGE).body(not(containsString("eastern"))).body(containsString("/tokens?workspace=tokens-east"));
        admin.get(PAGE + "?workspace=tokens-east").body(containsString("eastern"));
        Browser north = Newcomer.create("token.east")
                .grant("tokens-east", "administrator")
                .signedIn();
        north.get(PAGE).statusCode(200).body(containsString("eastern"));
        north.get(PAGE + "?workspace=default").statusCode(404);
        north.submit(PAGE, "workspace", "default", "name", "mine", "role", "administrator")
                .statusCode(404);
        Newcomer.create("token.viewer").signedIn("viewer").get(PAGE).statusCode(403);
    }

    private Document list() {
        return page(admin.get(PAGE).statusCode(200).extract().asString());
    }

    private static Document page(String html) {
        return Jsoup.parse(html);
    }
}
