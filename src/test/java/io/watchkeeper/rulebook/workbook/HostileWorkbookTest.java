package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;

import io.watchkeeper.decision.RulebookProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workbook may not hold. */
class HostileWorkbookTest {
    private final TableForm form = Forms.small();

    @Test
    void the_plain_table_is_accepted() {
        assertThat(Forms.read(Xlsx.of(form).bytes(), form)).isEqualTo(form.text());
    }

    @ParameterizedTest
    @CsvSource({
        "xl/vbaProject.bin,MACRO",
        "xl/macrosheets/sheet1.xml,MACRO",
        "xl/externalLinks/externalLink1.xml,EXTERNAL_LINK",
        "xl/embeddings/oleObject1.bin,EMBEDDED_OBJECT",
        "xl/activeX/activeX1.xml,ACTIVE_CONTENT",
        "xl/ctrlProps/ctrlProp1.xml,ACTIVE_CONTENT",
        "xl/connections.xml,DATA_CONNECTION",
        "xl/queryTables/queryTable1.xml,DATA_CONNECTION",
        "xl/pivotCache/pivotCacheDefinition1.xml,PIVOT_TABLE",
        "xl/pivotTables/pivotTable1.xml,PIVOT_TABLE",
        "xl/slicers/slicer1.xml,PIVOT_TABLE",
        "xl/tables/table1.xml,TABLE_OBJECT",
        "xl/media/image1.png,PICTURE",
        "xl/charts/chart1.xml,PICTURE",
        "xl/calcChain.xml,FORMULA",
        "customXml/item1.xml,CUSTOM_XML",
        "xl/xmlMaps.xml,DATA_CONNECTION",
        "xl/webExtensions/webExtension1.xml,UNKNOWN_PART",
        "inner.xlsx,UNKNOWN_PART",
        "xl/inner.zip,UNKNOWN_PART"
    })
    void a_part_that_is_not_cells_formats_or_comments_is_refused_by_its_kind(String part, String code) {
        var problem = only(Xlsx.of(form).part(part, "<x/>"));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.value()).isEqualTo(part);
        assertThat(problem.message().zh()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.xml", "/etc/passwd", "C:/evil.xml", "xl/../../evil.xml", "xl/a\u0000b"})
    void a_part_whose_name_is_no_plain_path_is_refused(String name) {
        assertThat(only(Xlsx.of(form).part(name, "<x/>")).code()).isEqualTo("BAD_PART_NAME");
    }

    @Test
    void a_drawing_may_be_there_only_while_it_is_empty() {
        var drawing =
                "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\">%s</xdr:wsDr>";

        assertThat(Forms.problems(
                        Xlsx.of(form)
                                .part("xl/drawings/drawing1.xml", drawing.formatted(""))
                                .bytes(),
                        form))
                .isEmpty();
        assertThat(only(Xlsx.of(form).part("xl/drawings/drawing1.xml", drawing.formatted("<xdr:twoCellAnchor/>")))
                        .code())
                .isEqualTo("PICTURE");
    }

    @Test
    void a_backslash_leads_nowhere() {
        assertThat(only(Xlsx.of(form).part("xl\\..\\evil.xml", "<x/>")).code()).isIn("BAD_PART_NAME", "UNKNOWN_PART");
        assertThat(only(Xlsx.of(form).part("xl\\workbook.xml", "<x/>")).code()).isIn("BAD_PART_NAME", "DUPLICATE_PART");
    }

    @Test
    void two_parts_of_one_name_are_refused() {
        assertThat(only(Xlsx.of(form).part("XL/Workbook.xml", "<x/>")).code()).isEqualTo("DUPLICATE_PART");
    }

    @Test
    void a_macro_workbook_under_another_name_is_refused() {
        var bytes = Xlsx.of(form)
                .type("/xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                .bytes();

        assertThat(Forms.problems(bytes, form))
                .extracting(RulebookProblem::code)
                .containsExactly("MACRO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+1", "HYPERLINK(\"http://x\",\"y\")", "cmd|'/C calc'!A0", "WEBSERVICE(\"http://x\")", ""})
    void a_formula_is_refused_with_its_cell(String formula) {
        var problem = only(Xlsx.of(form).cell("H9", "", "<f>" + Xlsx.escaped(formula) + "</f><v>3</v>"));

        assertThat(problem.code()).isEqualTo("FORMULA");
        assertThat(problem.cell()).isEqualTo("H9");
        assertThat(problem.value()).isEqualTo("=" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/C calc'!A0", "＝1+1", "-x"})
    void a_text_that_a_program_would_take_for_a_formula_is_refused(String text) {
        var problem = only(Xlsx.of(form).text("G9", text));

        assertThat(problem.code()).isEqualTo("CELL_FORMULA_TEXT");
        assertThat(problem.cell()).isEqualTo("G9");
    }

    @Test
    void a_negative_number_is_no_formula() {
        assertThat(Forms.read(Xlsx.of(form).text("H9", "-3").bytes(), form)).contains(",-3,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A4|RuleTable other",
                "A1|RuleSett",
                "G7|environment == \"$param\"",
                "E8|Other label",
                "L5|ACTION",
                "A3|x"
            })
    void a_changed_header_is_refused_with_its_cell(String cell, String text) {
        var problem = only(Xlsx.of(form).text(cell, text));

        assertThat(problem.code()).isEqualTo("HEADER_CHANGED");
        assertThat(problem.cell()).isEqualTo(cell);
        assertThat(problem.value()).isEqualTo(text);
    }

    @Test
    void a_link_to_the_outside_is_refused_with_its_cell() {
        var xlsx = Xlsx.of(form).sheetRelation("h1", "hyperlink", "http://example.org", "External");
        xlsx.sheetAfter = "<hyperlinks><hyperlink ref=\"G9\" r:id=\"h1\"/></hyperlinks>";
        var problem = only(xlsx);

        assertThat(problem.code()).isEqualTo("EXTERNAL_LINK");
        assertThat(problem.cell()).isEqualTo("G9");
        assertThat(only(Xlsx.of(form).workbookRelation("attachedTemplate", "file:///x", "External"))
                        .code())
                .isEqualTo("EXTERNAL_LINK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wk_list_0", "Auto_Open", "_xlnm.Auto_Open", "x"})
    void a_name_that_was_not_exported_is_refused(String name) {
        var xlsx = Xlsx.of(form);
        xlsx.workbookAfter =
                "<definedNames><definedName name=\"" + name + "\">cmd|'/c calc'!A0</definedName></definedNames>";

        assertThat(only(xlsx).code()).isIn("DEFINED_NAME", "LISTS_CHANGED");
    }

    @ParameterizedTest
    @CsvSource({"hidden,HIDDEN_SHEET", "veryHidden,HIDDEN_SHEET", "visible,SECOND_SHEET"})
    void another_sheet_with_content_is_refused(String state, String code) {
        var problem = only(second("more", state, "<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>"));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.cell()).isEqualTo("B2");
    }

    @Test
    void an_empty_second_sheet_does_no_harm() {
        assertThat(Forms.read(second("Sheet2", "visible", "").bytes(), form)).isEqualTo(form.text());
    }

    @Test
    void lists_that_were_not_exported_are_refused() {
        var problem = only(
                second("_lists", "veryHidden", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"));

        assertThat(problem.code()).isEqualTo("LISTS_CHANGED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<dataValidation type=\"list\" sqref=\"E9\"><formula1>\"a,b\"</formula1></dataValidation>",
                "<dataValidation type=\"custom\" sqref=\"H9\"><formula1>WEBSERVICE(\"http://x\")</formula1></dataValidation>",
                "<dataValidation type=\"whole\" sqref=\"H1:H9\"><formula1>-999999999999999</formula1><formula2>999999999999999</formula2></dataValidation>"
            })
    void a_validation_that_was_not_exported_is_refused(String validation) {
        var xlsx = Xlsx.of(form);
        xlsx.sheetAfter = "<dataValidations>" + validation + "</dataValidations>";

        assertThat(only(xlsx).code()).isEqualTo("VALIDATION_CHANGED");
    }

    @Test
    void a_conditional_format_may_compare_but_not_compute() {
        assertThat(Forms.problems(conditional("10").bytes(), form)).isEmpty();
        assertThat(only(conditional("WEBSERVICE(\"http://x\"&amp;A9)")).code()).isEqualTo("FORMULA");
    }

    @Test
    void what_is_no_workbook_says_so() {
        assertThat(Forms.problems(new byte[0], form).get(0).code()).isEqualTo("NOT_A_WORKBOOK");
        assertThat(Forms.problems("RuleSet,x".getBytes(), form).get(0).code()).isEqualTo("NOT_A_WORKBOOK");
        assertThat(Forms.problems(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0}, form)
                        .get(0)
                        .code())
                .isEqualTo("OLD_OR_ENCRYPTED");
        var ods = new LinkedHashMap<String, byte[]>();
        ods.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes());
        assertThat(Forms.problems(Xlsx.zip(ods), form).get(0).code()).isEqualTo("NOT_A_WORKBOOK");
    }

    private static Xlsx conditionalOf(TableForm form, String formula) {
        var xlsx = Xlsx.of(form);
        xlsx.sheetAfter =
                "<conditionalFormatting sqref=\"H9:H11\"><cfRule type=\"cellIs\" operator=\"greaterThan\" priority=\"1\"><formula>"
                        + formula + "</formula></cfRule></conditionalFormatting>";
        return xlsx;
    }

    private Xlsx conditional(String formula) {
        return conditionalOf(form, formula);
    }

    private Xlsx second(String name, String state, String rows) {
        return Xlsx.of(form)
                .sheet(name, state)
                .part(
                        "xl/worksheets/sheet2.xml",
                        "<worksheet xmlns=\"" + Xlsx.MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private RulebookProblem only(Xlsx xlsx) {
        var problems = Forms.problems(xlsx.bytes(), form);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
