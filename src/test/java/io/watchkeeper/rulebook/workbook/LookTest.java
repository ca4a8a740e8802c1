package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people find in a download. */
class LookTest {
    private final TableForm form = Forms.small();
    private XSSFWorkbook workbook;
    private XSSFSheet sheet;

    @BeforeEach
    void open() throws IOException {
        workbook = new XSSFWorkbook(new ByteArrayInputStream(TableFiles.workbook(form)));
        sheet = workbook.getSheetAt(0);
    }

    @AfterEach
    void close() throws IOException {
        workbook.close();
    }

    @Test
    void the_header_is_locked_and_the_data_is_free() {
        assertThat(sheet.getProtect()).isTrue();
        assertThat(sheet.getRow(7).getCell(0).getCellStyle().getLocked()).isTrue();
        assertThat(sheet.getRow(8).getCell(0).getCellStyle().getLocked()).isFalse();
        assertThat(sheet.getColumnStyle(4).getLocked())
                .as("rows that are added")
                .isFalse();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 8);
    }

    @Test
    void drop_downs_offer_the_words_and_long_lists_stand_on_a_hidden_sheet() {
        assertThat(workbook.getSheetVisibility(workbook.getSheetIndex("_lists")))
                .isEqualTo(SheetVisibility.VERY_HIDDEN);
        var rules = sheet.getDataValidations();
        assertThat(rules)
                .extracting(rule -> rule.getRegions().getCellRangeAddress(0).formatAsString() + " "
                        + rule.getValidationConstraint().getFormula1())
                .contains(
                        "D9:D1013 \"x\"",
                        "E9:E1013 wk_list_0",
                        "I9:I1013 \"true,false\"",
                        "J9:J1013 \"CRITICAL,HIGH,MEDIUM,LOW,INFO\"");
        assertThat(workbook.getName("wk_list_0").getRefersToFormula()).startsWith("_lists!$A$1:$A$");
    }

    @Test
    void the_comment_of_a_label_says_what_may_be_written_in_both_languages() {
        assertThat(sheet.getCellComment(new CellAddress("F8")).getString().getString())
                .contains("CRITICAL, HIGH", "parted by commas", "用英文逗号分隔");
        assertThat(sheet.getCellComment(new CellAddress("J8")).getString().getString())
                .contains("每行必填");
    }

    @Test
    void cells_have_the_type_of_their_column() {
        assertThat(sheet.getRow(8).getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(sheet.getRow(8).getCell(1).getCellStyle().getDataFormatString())
                .isEqualTo("0");
        assertThat(sheet.getRow(8).getCell(0).getCellStyle().getDataFormatString())
                .isEqualTo("@");
        assertThat(sheet.getRow(8).getCell(8).getBooleanCellValue()).isTrue();
        assertThat(sheet.getRow(7).getCell(0).getStringCellValue()).isEqualTo("规则 Rule");
        assertThat(sheet.getMergedRegions())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("D6:I6");
    }

    @Test
    void no_text_is_ever_a_formula() throws IOException {
        var shady = new TableForm(
                "t", form.text().replace("Mild,90", "\"=cmd|'/C calc'!A0\",90"), form.firstRow(), form.columns());
        try (var written = new XSSFWorkbook(new ByteArrayInputStream(TableFiles.workbook(shady)))) {
            var cell = written.getSheetAt(0).getRow(9).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void a_text_that_looks_like_an_escape_comes_back() {
        var table = Forms.form(Forms.FILE, form.text().replace("Mild", "a_x0041_b <&> _x005F_"));

        assertThat(Forms.read(TableFiles.workbook(table), table)).isEqualTo(table.text());
    }
}
