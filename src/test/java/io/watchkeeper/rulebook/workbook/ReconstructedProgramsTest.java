package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.content.Sheet;
import org.junit.jupiter.api.Test;

/**
 * Files as Excel, WPS and Numbers write them, reconstructed here from what is known of each: none of them was written by the program itself.
 */
class ReconstructedProgramsTest {
    private static final String REVISION = " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " mc:Ignorable=\"x14ac xr\" xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\""
            + " xmlns:xr=\"http://schemas.microsoft.com/office/spreadsheetml/2014/revision\" xr:uid=\"{0-0}\">";

    private final TableForm form = Forms.small();
    private final List<String> texts = new ArrayList<>();

    @Test
    void reconstructed_excel_shared_and_rich_texts_calculated_doubles_printer_settings_and_threads() {
        var xlsx = shared();
        xlsx.root = xlsx.root.replace(">", REVISION);
        xlsx.sheetBefore =
                "<sheetPr><tabColor rgb=\"FF00\"/></sheetPr><dimension ref=\"A1:K11\"/><sheetViews><sheetView"
                        + " workbookViewId=\"0\"><pane ySplit=\"8\" state=\"frozen\"/></sheetView></sheetViews>";
        xlsx.cell("H9", "", "<v>3.0000000000000004E0</v>").cell("H9", "", "<v>3</v>");
        xlsx.cell("I9", "t=\"b\"", "<v>1</v>").cell("B9", "", "<v>1E2</v>");
        xlsx.sheetAfter = "<pageMargins left=\"0.7\"/><pageSetup orientation=\"portrait\" r:id=\"p1\"/>"
                + "<extLst><ext uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\"><x14:dataValidations"
                + " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:dataValidation type=\"list\">"
                + "<x14:formula1><xm:f xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\">wk_list_0</xm:f>"
                + "</x14:formula1><xm:sqref xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\">E9:E20</xm:sqref>"
                + "</x14:dataValidation></x14:dataValidations></ext></extLst>";
        xlsx.sheetRelation("p1", "printerSettings", "../printerSettings/printerSettings1.bin", "")
                .part("xl/printerSettings/printerSettings1.bin", new byte[] {0, 1, 2, 3})
                .part("xl/theme/theme1.xml", "<a:theme xmlns:a=\"x\"/>")
                .part("xl/persons/person.xml", "<personList/>")
                .part("xl/threadedComments/threadedComment1.xml", "<ThreadedComments/>")
                .part("docMetadata/LabelInfo.xml", "<labelList/>");
        xlsx.workbookAfter =
                "<definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">"
                        + "limits!$A$8:$K$11</definedName></definedNames><calcPr calcId=\"191029\"/>";

        assertThat(Forms.read(xlsx.bytes(), form)).isEqualTo(form.text());
    }

    @Test
    void reconstructed_wps_own_names_phonetics_no_dimension_no_styles_and_rows_to_the_end() {
        var xlsx = shared();
        xlsx.root = xlsx.root.replace(">", " xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\">");
        xlsx.rowsAfter = "<row r=\"1048576\" customFormat=\"1\" ht=\"14\"/>";
        xlsx.sheetAfter = "<phoneticPr fontId=\"1\" type=\"noConversion\"/><headerFooter/>";
        xlsx.part("docProps/custom.xml", "<Properties><property name=\"KSOProductBuildVer\"/></Properties>");
        xlsx.workbookBefore = "<workbookPr date1904=\"1\"/>";

        assertThat(Forms.read(xlsx.bytes(), form)).isEqualTo(form.text());
    }

    @Test
    void reconstructed_numbers_a_summary_before_the_table_and_cells_without_addresses() {
        var xlsx = new Xlsx().sheet("Export Summary", "visible").sheet("limits", "visible");
        xlsx.text("B3", "This document was exported from Numbers. Each table was converted to an Excel worksheet.");
        xlsx.sheetAfter = "<hyperlinks><hyperlink ref=\"D9\" location=\"'limits'!R1C1\"/></hyperlinks>";
        var rows = new StringBuilder();
        var sheet = form.sheet();
        for (int row = 0; row < sheet.height() - 1; row++) {
            rows.append("<row>");
            for (int column = 0; column < 11; column++) {
                var text = sheet.cell(row, column);
                rows.append(text.isEmpty() ? "<c s=\"0\"/>" : "<c t=\"s\"><v>" + number(text) + "</v></c>");
            }
            rows.append("</row>");
        }
        xlsx.part(
                "xl/worksheets/sheet2.xml",
                "<worksheet xmlns=\"" + Xlsx.MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        share(xlsx);

        assertThat(Forms.read(xlsx.bytes(), form)).isEqualTo(form.text());
    }

    @Test
    void reconstructed_macintosh_days_counted_from_1904() {
        var dates = new TableForm(
                form.name(),
                form.text(),
                form.firstRow(),
                form.columns().stream()
                        .map(column -> column.index() == 6
                                ? new Column(6, column.label(), Column.Kind.DATE, List.of(), false)
                                : column)
                        .toList());
        var from1900 = Xlsx.of(form).number("G9", "46388", "yyyy-mm-dd");
        var from1904 = Xlsx.of(form).number("G9", "44926", "yyyy-mm-dd");
        from1904.workbookBefore = "<workbookPr date1904=\"true\"/>";

        assertThat(Forms.read(from1900.bytes(), dates)).contains(",01-Jan-2027,");
        assertThat(Forms.read(from1904.bytes(), dates)).contains(",01-Jan-2027,");
        assertThat(Forms.problems(
                                Xlsx.of(form)
                                        .number("G9", "46388.5", "yyyy-mm-dd")
                                        .bytes(),
                                dates)
                        .get(0)
                        .code())
                .isEqualTo("DATE_CELL");
    }

    /** Every text in the shared list, some in runs, one with a reading aid. */
    private Xlsx shared() {
        var xlsx = new Xlsx().sheet(form.name(), "visible");
        var sheet = form.sheet();
        for (int row = 0; row < sheet.height(); row++) {
            for (int column = 0; column < sheet.width(row); column++) {
                if (!sheet.cell(row, column).isEmpty()) {
                    xlsx.cell(Sheet.address(row, column), "t=\"s\"", "<v>" + number(sheet.cell(row, column)) + "</v>");
                }
            }
        }
        share(xlsx);
        return xlsx;
    }

    private int number(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    private void share(Xlsx xlsx) {
        var list = new StringBuilder("<sst xmlns=\"" + Xlsx.MAIN + "\" count=\"1\" uniqueCount=\"1\">");
        for (var text : texts) {
            var head = Xlsx.escaped(text.substring(0, 1));
            var rest = Xlsx.escaped(text.substring(1));
            list.append("<si><r><rPr><b/></rPr><t>")
                    .append(head)
                    .append("</t></r><r><t xml:space=\"preserve\">")
                    .append(rest)
                    .append("</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh><phoneticPr fontId=\"1\"/></si>");
        }
        xlsx.part("xl/sharedStrings.xml", list.append("</sst>").toString());
    }
}
