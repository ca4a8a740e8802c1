package io.watchkeeper.rulebook.draft;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making drafts and having them checked over the API, as an analyst's script does. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DraftHttpTest {
    private static final String CATALOGUE = "scenario/catalogue";
    private static final DraftOverHttp LIVE = new DraftOverHttp(1);

    private DraftOverHttp draft;

    @BeforeEach
    void makeADraft() {
        draft = DraftOverHttp.make();
    }

    @Test
    void a_draft_has_the_content_of_the_live_version_and_decides_nothing() {
        asAdministrator()
                .get(DraftOverHttp.RULEBOOKS + "/" + draft.version())
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("live", equalTo(false))
                .body("basedOn", equalTo(1))
                .body("note", equalTo("a test"))
                .body("createdBy", notNullValue())
                .body("publishedAt", nullValue());
        assertThat(draft.csv(CATALOGUE)).isEqualTo(LIVE.csv(CATALOGUE));
        assertThat(draft.audited("rulebook.create")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"basedOn\":999999}; /basedOn",
                "{\"base\":1}; /base",
                "{\"note\":\"a\\u0000b\"}; /note",
                "{\"basedOn\":\"seven\"}; /basedOn"
            })
    void a_draft_that_cannot_be_made_names_the_member(String body, String pointer) {
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(body)
                .post(DraftOverHttp.RULEBOOKS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void who_may_only_look_makes_and_edits_nothing() {
        var viewer = newToken("viewer of drafts", "viewer");
        as(viewer)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(DraftOverHttp.RULEBOOKS)
                .then()
                .statusCode(403);
        as(viewer)
                .post(DraftOverHttp.RULEBOOKS + "/" + draft.version() + "/validate")
                .then()
                .statusCode(403);
        as(viewer)
                .contentType("text/csv")
                .header("If-Match", "*")
                .body("a,b")
                .put(draft.address(CATALOGUE))
                .then()
                .statusCode(403);
        as(viewer).get(draft.address(CATALOGUE)).then().statusCode(200);
    }

    @Test
    void a_whole_version_is_checked() {
        asAdministrator()
                .post(DraftOverHttp.RULEBOOKS + "/" + draft.version() + "/validate")
                .then()
                .statusCode(200)
                .body("problems.severity", everyItem(equalTo("INFO")));
        asAdministrator()
                .post(DraftOverHttp.RULEBOOKS + "/999999/validate")
                .then()
                .statusCode(404);
        asAdministrator()
                .get(DraftOverHttp.RULEBOOKS)
                .then()
                .body("items.findAll { it.live }.version", not(hasItem(draft.version())));
    }
}
