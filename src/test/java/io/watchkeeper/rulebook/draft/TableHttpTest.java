package io.watchkeeper.rulebook.draft;

import static io.watchkeeper.testing.Administrator.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.watchkeeper.testing.DatabaseForTests;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of a draft over the API, as text and as workbooks. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TableHttpTest {
    private static final String CATALOGUE = "scenario/catalogue";
    private static final String GRADING = "grading/grading";
    private static final int WIDTH = 9999;
    private static final DraftOverHttp LIVE = new DraftOverHttp(1);

    private DraftOverHttp draft;

    @BeforeEach
    void makeADraft() {
        draft = DraftOverHttp.make();
    }

    @Test
    void a_table_is_shown_as_rows_with_addresses_and_as_the_sheet_it_is() {
        asAdministrator()
                .accept(ContentType.JSON)
                .get(LIVE.address(GRADING))
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("table", equalTo(GRADING))
                .body("rows.size()", greaterThan(10))
                .body("rows.row", everyItem(greaterThan(5)))
                .body("rows.cells.findAll { it.isEmpty() }", empty())
                .body("problems.severity", everyItem(equalTo("INFO")));
        assertThat(LIVE.csv(GRADING)).startsWith("RuleSet,rules.grading");
    }

    @Test
    void an_edited_data_cell_is_stored_in_the_draft_alone_and_audited() {
        var before = draft.etag(CATALOGUE);
        var edited = draft.csv(CATALOGUE).replace("Host CPU overloaded", "Host CPU too busy");

        var after = draft.put(CATALOGUE, before, edited)
                .statusCode(200)
                .body("table", equalTo(CATALOGUE))
                .body("rows.cells.B2", hasItem("Host CPU too busy"))
                .body("problems", empty())
                .extract()
                .header("ETag");

        assertThat(after).isNotEqualTo(before).isEqualTo(draft.etag(CATALOGUE));
        assertThat(draft.csv(CATALOGUE)).isEqualTo(edited);
        assertThat(LIVE.csv(CATALOGUE)).contains("Host CPU overloaded");
        assertThat(draft.audited("rulebook.table.save")).singleElement().satisfies(detail -> assertThat(detail)
                .containsEntry("table", CATALOGUE));
    }

    @Test
    void what_a_spreadsheet_adds_to_the_text_is_no_change() {
        var windows = "\uFEFF" + draft.csv(GRADING).replace("\n", "\r\n");

        var after = draft.put(GRADING, draft.etag(GRADING), windows)
                .statusCode(200)
                .extract()
                .header("ETag");

        assertThat(after).isEqualTo(LIVE.etag(GRADING));
    }

    @Test
    void a_changed_header_cell_is_named_with_what_belongs_there() {
        var before = draft.csv(GRADING);

        draft.put(GRADING, draft.etag(GRADING), before.replaceFirst("RuleTable [a-z]+", "RuleTable other"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems.size()", equalTo(1))
                .body("problems[0].code", equalTo("HEADER_CHANGED"))
                .body("problems[0].cell", notNullValue())
                .body("problems[0].value", equalTo("RuleTable other"))
                .body("problems[0].suggestion", containsString("RuleTable"));
        draft.put(CATALOGUE, draft.etag(CATALOGUE), draft.csv(CATALOGUE).replaceFirst("code", "Code"))
                .statusCode(422)
                .body("problems[0].cell", equalTo("A1"))
                .body("problems[0].suggestion", equalTo("code"));
        assertThat(draft.csv(GRADING)).isEqualTo(before);
    }

    @Test
    void a_value_that_cannot_stand_there_is_named_by_its_cell_and_the_draft_stays() {
        var before = draft.csv(CATALOGUE);

        draft.put(CATALOGUE, draft.etag(CATALOGUE), before.replaceFirst(",MEDIUM,", ",MEDUIM,"))
                .statusCode(422)
                .body("problems[0].file", equalTo("scenario/catalogue.csv"))
                .body("problems[0].cell", equalTo("E2"))
                .body("problems[0].value", equalTo("MEDUIM"))
                .body("problems[0].message.zh", notNullValue());

        assertThat(draft.csv(CATALOGUE)).isEqualTo(before);
    }

    @Test
    void nobodys_work_is_overwritten() {
        var old = draft.etag(CATALOGUE);
        var text = draft.csv(CATALOGUE);
        draft.put(CATALOGUE, old, text.replace("Host CPU overloaded", "Host CPU too busy"))
                .statusCode(200);

        draft.put(CATALOGUE, old, text.replace("Host CPU overloaded", "Host CPU at its limit"))
                .statusCode(412)
                .body("detail", containsString(draft.etag(CATALOGUE)));
        asAdministrator()
                .contentType("text/csv")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .put(draft.address(CATALOGUE))
                .then()
                .statusCode(428);
        draft.put("reasons", draft.etag("reasons"), draft.csv("reasons")).statusCode(200);
    }

    @Test
    void only_drafts_are_edited() {
        LIVE.put(CATALOGUE, LIVE.etag(CATALOGUE), LIVE.csv(CATALOGUE)).statusCode(409);
    }

    @Test
    void what_is_no_text_or_too_large_or_of_another_kind_is_refused() {
        draft.put(CATALOGUE, "*", new byte[] {(byte) 0xC3, 0x28})
                .statusCode(422)
                .body("problems[0].code", equalTo("NOT_UTF8"));
        draft.put(CATALOGUE, "*", new byte[0]).statusCode(422).body("problems[0].code", equalTo("HEADER_CHANGED"));
        draft.put(CATALOGUE, "*", new byte[8 * 1024 * 1024 + 1]).statusCode(413);
        asAdministrator()
                .contentType(ContentType.XML)
                .header("If-Match", "*")
                .body("<a/>")
                .put(draft.address(CATALOGUE))
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario/none", "scenario/catalogue.csv", "scenario/scenario", "../scenario/catalogue"})
    void what_is_no_table_is_not_found(String name) {
        asAdministrator()
                .urlEncodingEnabled(false)
                .get(draft.address(name))
                .then()
                .statusCode(404);
    }

    @Test
    void a_workbook_goes_out_and_comes_back_with_what_was_edited_and_how_it_looks() throws Exception {
        var sent = draft.workbook(GRADING);
        var edited = edit(sent, sheet -> sheet.getRow(7).createCell(0).setCellValue("Renamed in a spreadsheet"));

        draft.putWorkbook(GRADING, draft.etag(GRADING), edited)
                .statusCode(200)
                .body("rows.cells.A8", hasItem("Renamed in a spreadsheet"));

        assertThat(draft.csv(GRADING).lines().skip(8).toList())
                .as("rows that were not edited")
                .isEqualTo(LIVE.csv(GRADING).lines().skip(8).toList());
        try (var again = new XSSFWorkbook(new ByteArrayInputStream(draft.workbook(GRADING)))) {
            assertThat(again.getSheetAt(0).getColumnWidth(0))
                    .as("the width that was given")
                    .isEqualTo(WIDTH);
        }
    }

    @Test
    void a_workbook_with_a_formula_is_refused_by_cell_and_the_draft_stays() throws Exception {
        var before = draft.csv(GRADING);
        var edited = edit(
                draft.workbook(GRADING), sheet -> sheet.getRow(8).getCell(1).setCellFormula("1+1"));

        draft.putWorkbook(GRADING, draft.etag(GRADING), edited)
                .statusCode(422)
                .body("problems[0].cell", equalTo("B9"))
                .body("problems[0].message.zh", notNullValue());

        assertThat(draft.csv(GRADING)).isEqualTo(before);
    }

    private static byte[] edit(byte[] workbook, Consumer<XSSFSheet> change) throws IOException {
        try (var open = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            change.accept(open.getSheetAt(0));
            open.getSheetAt(0).setColumnWidth(0, WIDTH);
            var out = new ByteArrayOutputStream();
            open.write(out);
            return out.toByteArray();
        }
    }
}
