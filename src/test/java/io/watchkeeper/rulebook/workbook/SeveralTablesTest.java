package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.watchkeeper.decision.RulebookProblem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.junit.jupiter.api.Test;

/** A sheet that holds two tables: one workbook, two headers. */
class SeveralTablesTest {
    private static final String TEXT =
            """
            RuleSet,rules.grading
            Import,io.watchkeeper.facts.*
            RuleTable first
            CONDITION,CONDITION,ACTION,ACTION
            $e : RiskEvent...,$e : RiskEvent...,,
            "scenario == ""$param""\",environment,"String grade = ""$param"";","insert(new RiskGrade($e.signal(), grade, ""$param""));"
            Scenario,Environment,Grade,Reason
            HOST-CPU,,HIGH,OUTSIDE_PRODUCTION
            HOST-CPU,eu,LOW,OUTSIDE_PRODUCTION

            RuleTable second
            CONDITION,CONDITION,ACTION,ACTION
            $e : RiskEvent...,$e : RiskEvent...,,
            occurrences >= $param,storm == $param,"String grade = ""$param"";","insert(new RiskGrade($e.signal(), grade, ""$param""));"
            Occurrences from,Storm,Grade,Reason
            5,true,HIGH,OUTSIDE_PRODUCTION
            """;

    private static final String LONGER = TEXT.replace("HOST-CPU,eu", "HOST-CPU,us,LOW,OUTSIDE_PRODUCTION\nHOST-CPU,eu");

    private static final TableForm FORM = Forms.form(Forms.FILE, TEXT);

    private static List<RulebookProblem> problems(String text) {
        return Forms.problemsOfCsv(text.getBytes(StandardCharsets.UTF_8), FORM);
    }

    @Test
    void what_was_not_edited_comes_back_to_the_byte() {
        assertThat(Forms.read(TableFiles.workbook(FORM), FORM)).isEqualTo(TEXT);
    }

    @Test
    void a_cell_of_the_second_table_is_edited_in_the_workbook() {
        var edited = TableFiles.edit(TableFiles.workbook(FORM), FORM, Map.of("A16", "6"));

        assertThat(Forms.read(edited, FORM)).isEqualTo(TEXT.replace("5,true", "6,true"));
    }

    @Test
    void a_row_more_in_the_first_table_moves_the_second() {
        var longer = Forms.form(Forms.FILE, LONGER);

        assertThat(Forms.readCsv(TableFiles.csv(longer), FORM)).isEqualTo(LONGER);
        assertThat(Forms.read(TableFiles.workbook(longer), FORM)).isEqualTo(LONGER);
    }

    @Test
    void a_workbook_whose_later_tables_have_moved_since_is_written_anew() throws IOException {
        var longer = Forms.form(Forms.FILE, LONGER);
        var uploaded = TableFiles.workbook(FORM);

        assertThat(TableFiles.workbook(FORM, uploaded)).isSameAs(uploaded);
        var written = TableFiles.workbook(longer, uploaded);

        assertThat(Forms.read(written, longer)).isEqualTo(LONGER);
        assertThat(locked(written, "A12", "A16")).containsOnly(true);
    }

    @Test
    void every_header_is_locked_and_all_rows_below_are_free() throws IOException {
        var workbook = TableFiles.workbook(FORM);

        assertThat(locked(workbook, "A3", "D7", "A11", "B13", "D15")).containsOnly(true);
        assertThat(locked(workbook, "A8", "D9", "A16", "D16")).containsOnly(false);
    }

    private static List<Boolean> locked(byte[] workbook, String... cells) throws IOException {
        try (var opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            var sheet = opened.getSheetAt(0);
            return Stream.of(cells)
                    .map(CellAddress::new)
                    .map(cell -> sheet.getRow(cell.getRow())
                            .getCell(cell.getColumn())
                            .getCellStyle()
                            .getLocked())
                    .toList();
        }
    }

    @Test
    void each_table_has_its_own_drop_downs_comments_merged_objects_and_types() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(TableFiles.workbook(FORM)))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getDataValidations())
                    .extracting(rule -> rule.getRegions().getCellRangeAddress(0).formatAsString() + " "
                            + rule.getValidationConstraint().getFormula1())
                    .contains(
                            "A8:A10 wk_list_0",
                            "C8:C10 \"CRITICAL,HIGH,MEDIUM,LOW,INFO\"",
                            "B16:B1018 \"true,false\"",
                            "C16:C1018 \"CRITICAL,HIGH,MEDIUM,LOW,INFO\"");
            assertThat(sheet.getCellComment(new CellAddress("A15")).getString().getString())
                    .startsWith("Occurrences from");
            assertThat(sheet.getMergedRegions())
                    .extracting(CellRangeAddress::formatAsString)
                    .containsExactlyInAnyOrder("A5:B5", "A13:B13");
            assertThat(sheet.getRow(15).getCell(0).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(sheet.getRow(15).getCell(1).getBooleanCellValue()).isTrue();
        }
    }

    @Test
    void stock_drools_makes_the_same_rules_of_both_forms() {
        assertThat(stock(TableFiles.workbook(FORM), InputType.XLS))
                .contains("rule \"second_16\"")
                .isEqualTo(stock(TableFiles.csv(FORM), InputType.CSV));
    }

    private static String stock(byte[] file, InputType type) {
        return new SpreadsheetCompiler().compile(new ByteArrayInputStream(file), type);
    }

    @Test
    void a_header_further_down_is_guarded_as_the_first_is() {
        assertThat(problems(LONGER.replace("occurrences >=", "occurrences <")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("HEADER_CHANGED");
                    assertThat(problem.cell()).isEqualTo("A15");
                    assertThat(problem.value()).isEqualTo("occurrences < $param");
                    assertThat(problem.allowed()).isEqualTo("occurrences >= $param");
                });
        assertThat(problems(TEXT.substring(0, TEXT.indexOf("RuleTable second"))))
                .extracting(RulebookProblem::code)
                .containsExactly("HEADER_CHANGED");
        assertThat(problems(TEXT + "\n" + TEXT.substring(TEXT.indexOf("RuleTable second"))))
                .extracting(RulebookProblem::code)
                .containsExactly("HEADER_CHANGED");
    }
}
