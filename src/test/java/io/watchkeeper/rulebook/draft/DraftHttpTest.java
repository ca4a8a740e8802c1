package io.watchkeeper.rulebook.draft;

import static io.watchkeeper.testing.Administrator.as;
import static io.watchkeeper.testing.Administrator.asAdministrator;
import static io.watchkeeper.testing.Administrator.newToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.watchkeeper.testing.DatabaseForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts and their tables over the API, as an analyst's script uses it. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class DraftHttpTest {
    private static final String RULEBOOKS = "/api/v1/rulebooks";
    private static final String CATALOGUE = "scenario/catalogue";
    private static final String GRADING = "grading/grading";

    private int draft;

    @BeforeEach
    void makeADraft() {
        draft = asAdministrator()
                .contentType(ContentType.JSON)
                .body("{\"note\":\"a test\"}")
                .post(RULEBOOKS)
                .then()
                .statusCode(201)
                .header("Location", containsString(RULEBOOKS + "/"))
                .extract()
                .path("version");
    }

    @Test
    void a_draft_has_the_content_of_the_live_version_and_decides_nothing() {
        asAdministrator()
                .get(RULEBOOKS + "/" + draft)
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("live", equalTo(false))
                .body("basedOn", equalTo(1))
                .body("note", equalTo("a test"))
                .body("createdBy", notNullValue())
                .body("publishedAt", nullValue());
        assertThat(csv(draft, CATALOGUE)).isEqualTo(csv(1, CATALOGUE));
        asAdministrator()
                .queryParam("limit", 500)
                .get("/api/v1/audit")
                .then()
                .body("items.findAll { it.action == 'rulebook.create' }.target", hasItem(Integer.toString(draft)));
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
                .post(RULEBOOKS)
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
                .post(RULEBOOKS)
                .then()
                .statusCode(403);
        as(viewer).post(RULEBOOKS + "/" + draft + "/validate").then().statusCode(403);
        as(viewer)
                .contentType("text/csv")
                .header("If-Match", "*")
                .body("a,b")
                .put(table(draft, CATALOGUE))
                .then()
                .statusCode(403);
        as(viewer).get(table(draft, CATALOGUE)).then().statusCode(200);
    }

    @Test
    void a_table_is_shown_as_rows_with_addresses_and_as_the_sheet_it_is() {
        asAdministrator()
                .accept(ContentType.JSON)
                .get(table(1, GRADING))
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("table", equalTo(GRADING))
                .body("rows.size()", greaterThan(10))
                .body("rows.row", everyItem(greaterThan(5)))
                .body("rows.cells.findAll { it.isEmpty() }", empty())
                .body("problems", empty());
        assertThat(csv(1, GRADING)).startsWith("RuleSet,rules.grading");
    }

    @Test
    void an_edited_data_cell_is_stored_in_the_draft_alone_and_audited() {
        var before = etag(draft, CATALOGUE);
        var edited = csv(draft, CATALOGUE).replace("Host CPU overloaded", "Host CPU too busy");

        var after = put(CATALOGUE, before, edited)
                .statusCode(200)
                .body("table", equalTo(CATALOGUE))
                .body("rows.cells.B2", hasItem("Host CPU too busy"))
                .body("problems", empty())
                .extract()
                .header("ETag");

        assertThat(after).isNotEqualTo(before).isEqualTo(etag(draft, CATALOGUE));
        assertThat(csv(draft, CATALOGUE)).isEqualTo(edited);
        assertThat(csv(1, CATALOGUE)).contains("Host CPU overloaded");
        asAdministrator()
                .queryParam("limit", 500)
                .get("/api/v1/audit")
                .then()
                .body(
                        "items.findAll { it.action == 'rulebook.table.save' && it.target == '%d' }.detail.table"
                                .formatted(draft),
                        contains(CATALOGUE));
    }

    @Test
    void what_a_spreadsheet_adds_to_the_text_is_no_change() {
        var windows = "\uFEFF" + csv(draft, GRADING).replace("\n", "\r\n");

        var after = put(GRADING, etag(draft, GRADING), windows)
                .statusCode(200)
                .extract()
                .header("ETag");

        assertThat(after).isEqualTo(etag(1, GRADING));
    }

    @Test
    void a_changed_header_cell_is_named_with_what_belongs_there() {
        var before = csv(draft, GRADING);

        put(GRADING, etag(draft, GRADING), before.replaceFirst("RuleTable [a-z]+", "RuleTable other"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems.size()", equalTo(1))
                .body("problems[0].code", equalTo("HEADER_CHANGED"))
                .body("problems[0].cell", notNullValue())
                .body("problems[0].value", equalTo("RuleTable other"))
                .body("problems[0].suggestion", containsString("RuleTable"));
        put(CATALOGUE, etag(draft, CATALOGUE), csv(draft, CATALOGUE).replaceFirst("code", "Code"))
                .statusCode(422)
                .body("problems[0].cell", equalTo("A1"))
                .body("problems[0].suggestion", equalTo("code"));
        assertThat(csv(draft, GRADING)).isEqualTo(before);
    }

    @Test
    void a_value_that_cannot_stand_there_is_named_by_its_cell_and_the_draft_stays() {
        var before = csv(draft, CATALOGUE);

        put(CATALOGUE, etag(draft, CATALOGUE), before.replaceFirst(",MEDIUM,", ",MEDUIM,"))
                .statusCode(422)
                .body("problems[0].file", equalTo("scenario/catalogue.csv"))
                .body("problems[0].cell", equalTo("E2"))
                .body("problems[0].value", equalTo("MEDUIM"))
                .body("problems[0].message.zh", notNullValue());

        assertThat(csv(draft, CATALOGUE)).isEqualTo(before);
    }

    @Test
    void nobodys_work_is_overwritten() {
        var old = etag(draft, CATALOGUE);
        var text = csv(draft, CATALOGUE);
        put(CATALOGUE, old, text.replace("Host CPU overloaded", "Host CPU too busy"))
                .statusCode(200);

        put(CATALOGUE, old, text.replace("Host CPU overloaded", "Host CPU at its limit"))
                .statusCode(412)
                .body("detail", containsString(etag(draft, CATALOGUE)));
        asAdministrator()
                .contentType("text/csv")
                .body(bytes(text))
                .put(table(draft, CATALOGUE))
                .then()
                .statusCode(428);
        put("reasons", etag(draft, "reasons"), csv(draft, "reasons")).statusCode(200);
    }

    @Test
    void only_drafts_are_edited() {
        put(1, CATALOGUE, etag(1, CATALOGUE), csv(1, CATALOGUE)).statusCode(409);
    }

    @Test
    void what_is_no_text_or_too_large_or_of_another_kind_is_refused() {
        put(CATALOGUE, "*", new byte[] {(byte) 0xC3, 0x28})
                .statusCode(422)
                .body("problems[0].code", equalTo("NOT_TEXT"));
        put(CATALOGUE, "*", new byte[0]).statusCode(422).body("problems[0].code", equalTo("HEADER_CHANGED"));
        put(CATALOGUE, "*", new byte[4 * 1024 * 1024 + 1]).statusCode(413);
        asAdministrator()
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{}")
                .put(table(draft, CATALOGUE))
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenario/none",
                "scenario/catalogue.csv",
                "scenario/scenario",
                "../scenario/catalogue",
                "scenario//catalogue"
            })
    void what_is_no_table_is_not_found(String name) {
        asAdministrator()
                .urlEncodingEnabled(false)
                .get(table(draft, name))
                .then()
                .statusCode(404);
    }

    @Test
    void a_whole_version_is_checked() {
        asAdministrator()
                .post(RULEBOOKS + "/" + draft + "/validate")
                .then()
                .statusCode(200)
                .body("problems", empty());
        asAdministrator().post(RULEBOOKS + "/999999/validate").then().statusCode(404);
        asAdministrator().get(RULEBOOKS).then().body("items.findAll { it.live }.version", not(hasItem(draft)));
    }

    private ValidatableResponse put(String table, String ifMatch, String text) {
        return put(table, ifMatch, bytes(text));
    }

    private ValidatableResponse put(String table, String ifMatch, byte[] file) {
        return asAdministrator()
                .contentType("text/csv")
                .headers(Map.of("If-Match", ifMatch))
                .body(file)
                .put(table(draft, table))
                .then();
    }

    private static ValidatableResponse put(int version, String table, String ifMatch, String text) {
        return asAdministrator()
                .contentType("text/csv")
                .headers(Map.of("If-Match", ifMatch))
                .body(bytes(text))
                .put(table(version, table))
                .then();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String csv(int version, String table) {
        var bytes = asAdministrator()
                .accept("text/csv")
                .get(table(version, table))
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asByteArray();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String etag(int version, String table) {
        return asAdministrator()
                .accept("text/csv")
                .get(table(version, table))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static String table(int version, String table) {
        return RULEBOOKS + "/" + version + "/tables/" + table;
    }
}
