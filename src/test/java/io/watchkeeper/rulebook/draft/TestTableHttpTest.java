package io.watchkeeper.rulebook.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.watchkeeper.testing.DatabaseForTests;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test scenarios are tables like any other: CSV and workbook, out and in. */
@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class TestTableHttpTest {
    private static final String TESTS = "grading/rows.tests";

    private DraftOverHttp draft;

    @BeforeEach
    void makeADraft() {
        draft = DraftOverHttp.make();
    }

    @Test
    void a_workbook_that_was_not_edited_changes_no_byte() throws Exception {
        var before = draft.csv(TESTS);

        draft.putWorkbook(TESTS, draft.etag(TESTS), edit(draft.workbook(TESTS), sheet -> {}))
                .statusCode(200);

        assertThat(draft.csv(TESTS)).isEqualTo(before);
    }

    @Test
    void numbers_flags_and_words_are_edited_in_a_workbook_as_such() throws Exception {
        var edited = edit(draft.workbook(TESTS), sheet -> {
            sheet.getRow(1).getCell(7).setCellValue(12);
            sheet.getRow(1).getCell(10).setCellValue(true);
            sheet.getRow(1).createCell(12).setCellValue("HIGH");
        });

        draft.putWorkbook(TESTS, draft.etag(TESTS), edited).statusCode(200);

        assertThat(draft.csv(TESTS).lines().toList().get(1)).contains(",test,,12,0,1,true,false,HIGH,");
    }

    @Test
    void the_drop_down_of_an_expected_grade_offers_the_grades() throws Exception {
        try (var open = new XSSFWorkbook(new ByteArrayInputStream(draft.workbook(TESTS)))) {
            assertThat(open.getSheetAt(0).getDataValidations())
                    .anyMatch(list -> list.getRegions().getCellRangeAddress(0).getFirstColumn() == 12);
        }
    }

    @Test
    void a_test_scenario_that_expects_nothing_is_refused_by_its_cell() {
        var text = draft.csv(TESTS);
        var first = text.lines().toList().get(1);

        draft.put(TESTS, draft.etag(TESTS), text.replace(first, "Nothing is expected here,HOST-CPU"))
                .statusCode(422)
                .body("problems[0].cell", equalTo("A2"))
                .body("problems[0].code", equalTo("NO_EXPECTATION"));
    }

    private static byte[] edit(byte[] workbook, Consumer<XSSFSheet> change) throws IOException {
        try (var open = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                var out = new ByteArrayOutputStream()) {
            change.accept(open.getSheetAt(0));
            open.write(out);
            return out.toByteArray();
        }
    }
}
