package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.util.DateUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    @ParameterizedTest
    @MethodSource("io.watchkeeper.rulebook.workbook.Forms#builtIn()")
    void a_workbook_that_nobody_edited_is_the_same_csv_to_the_byte(String file) {
        var form = Forms.builtIn(file);
        var workbook = TableFiles.workbook(form);

        assertThat(Forms.read(workbook, form)).isEqualTo(form.text());
    }

    @ParameterizedTest
    @MethodSource("io.watchkeeper.rulebook.workbook.Forms#builtIn()")
    void stock_drools_makes_the_same_rules_of_both_forms(String file) {
        var form = Forms.builtIn(file);

        var ofWorkbook = stock(TableFiles.workbook(form), InputType.XLS);

        assertThat(ofWorkbook).contains("rule \"").isEqualTo(stock(TableFiles.csv(form), InputType.CSV));
    }

    @Test
    void days_are_days_of_the_spreadsheet_program_and_come_back_as_they_were_written() throws IOException {
        var form = Forms.dated(
                "Now,3,grade,,01-Mar-2027,x,HIGH,OUTSIDE_PRODUCTION",
                "Then,2,grade,29-Feb-2028,31-Dec-9999,x,LOW,OUTSIDE_PRODUCTION",
                "Long ago,1,grade,31-Dec-1899,01-Mar-1900,x,INFO,OUTSIDE_PRODUCTION");

        var written = TableFiles.workbook(form);

        assertThat(Forms.read(written, form)).isEqualTo(form.text());
        // stock Drools writes a day without its nought, and reads it either way
        assertThat(DateUtils.parseDate("1-Mar-2027")).isEqualTo(DateUtils.parseDate("01-Mar-2027"));
        assertThat(stock(written, InputType.XLS).replace("\"1-Mar", "\"01-Mar"))
                .contains("date-expires \"01-Mar-2027\"", "date-effective \"31-Dec-1899\"")
                .isEqualTo(stock(TableFiles.csv(form), InputType.CSV));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(8).getCell(4).getLocalDateTimeCellValue()).isEqualTo("2027-03-01T00:00:00");
            assertThat(sheet.getRow(10).getCell(3).getStringCellValue()).isEqualTo("31-Dec-1899");
            assertThat(sheet.getDataValidations())
                    .filteredOn(rule -> rule.getValidationConstraint().getValidationType() == ValidationType.DATE)
                    .extracting(
                            rule -> rule.getRegions().getCellRangeAddresses()[0].getFirstColumn())
                    .containsExactlyInAnyOrder(3, 4);
        }
    }

    @Test
    void only_the_edited_cells_come_back_changed() {
        var form = Forms.small();
        var edited = TableFiles.edit(
                TableFiles.workbook(form),
                form,
                Map.of(
                        "H9",
                        "5",
                        "I10",
                        "true",
                        "G11",
                        "",
                        "A12",
                        "New",
                        "D12",
                        "x",
                        "J12",
                        "LOW",
                        "K12",
                        "OUTSIDE_PRODUCTION"));

        assertThat(Forms.read(edited, form))
                .isEqualTo(form.text()
                                .replace("eu,3,true", "eu,5,true")
                                .replace("false,LOW", "true,LOW")
                                .replace("\"a, b\"", "")
                        + "New,,,x,,,,,,LOW,OUTSIDE_PRODUCTION\n");
    }

    @Test
    void an_upload_keeps_its_formats_and_comments_at_the_next_download() throws Exception {
        var form = Forms.small();
        var formatted = formatted(TableFiles.workbook(form));
        var text = Forms.read(formatted, form);
        assertThat(text).isEqualTo(form.text());

        var later = Forms.form(Forms.FILE, text.replace("Mild,90", "Mild,95").replace("Any,0", "Whatever,0"));
        var again = TableFiles.workbook(later, formatted);

        assertThat(Forms.read(again, later)).isEqualTo(later.text());
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(again))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(9).getCell(1).getNumericCellValue()).isEqualTo(95);
            assertThat(sheet.getRow(9).getCell(1).getCellStyle().getFillForegroundColor())
                    .isEqualTo((short) 13);
            assertThat(sheet.getRow(10).getCell(0).getStringCellValue()).isEqualTo("Whatever");
            assertThat(sheet.getCellComment(new CellAddress("A9")).getString().getString())
                    .isEqualTo("ask Li");
            assertThat(sheet.getColumnWidth(6)).isEqualTo(9999);
        }
        assertThat(TableFiles.workbook(form, formatted)).isEqualTo(formatted);
    }

    @Test
    void where_the_kept_workbook_no_longer_fits_our_own_look_is_written() {
        var form = Forms.small();
        var other = Forms.form(Forms.FILE, form.text().replace("Applies", "In force"));

        assertThat(Forms.read(TableFiles.workbook(other, TableFiles.workbook(form)), other))
                .isEqualTo(other.text());
    }

    /** What an analyst may do: a colour, a comment, a width. */
    private static byte[] formatted(byte[] workbook) throws IOException {
        try (var opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            var sheet = opened.getSheetAt(0);
            var yellow = opened.createCellStyle();
            yellow.setFillForegroundColor((short) 13);
            yellow.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            sheet.getRow(9).getCell(1).setCellStyle(yellow);
            var comment =
                    sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 2, 8, 5, 12));
            comment.setAddress(8, 0);
            comment.setString(new XSSFRichTextString("ask Li"));
            sheet.setColumnWidth(6, 9999);
            var bytes = new ByteArrayOutputStream();
            opened.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static String stock(byte[] table, InputType type) {
        return new SpreadsheetCompiler().compile(new ByteArrayInputStream(table), type);
    }
}
