package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.watchkeeper.decision.RulebookProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns of the table: B priority, E scenario, F list of levels, G list of environments, H occurrences, I storm. */
class CellTypingTest {
    private final TableForm form = Forms.small();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3|General|3",
                "3.0|0|3",
                "1E3|0.00E+00|1000",
                "1234|#,##0|1234",
                "1234|#,##0.00_);(#,##0.00)|1234",
                "12345678901|General|12345678901",
                "123456789012345|General|123456789012345",
                "1234|0\"min\"|1234",
                "1.2340000000000001E3|General|1234",
                "1.1000000000000001|General|1.1",
                "1.0000000000000001E-5|General|0.00001",
                "-0|General|0"
            })
    void a_number_is_taken_as_the_program_computes_with_it(String value, String format, String text) {
        assertThat(row(Xlsx.of(form).number("H9", value, format))).contains("," + text + ",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5|0%|0.5",
                "1|0.00%|1",
                "3|$#,##0|3",
                "3|[$¥-804]#,##0.00|3",
                "0.5|# ?/?|0.5",
                "2500000|#,##0,|2500000",
                "1234|0,K|1234"
            })
    void a_number_that_is_shown_in_another_form_is_told_with_its_cell(String value, String format, String suggestion) {
        var problem = only(Xlsx.of(form).number("H9", value, format));

        assertThat(problem.code()).isEqualTo("AMBIGUOUS_NUMBER");
        assertThat(problem.cell()).isEqualTo("H9");
        assertThat(problem.suggestion()).isEqualTo(suggestion);
        assertThat(problem.message().zh()).contains(suggestion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "44927|yyyy-mm-dd",
                "44927.5|m/d/yy h:mm",
                "0.5|[h]:mm",
                "44927|yyyy\"年\"m\"月\"d\"日\"",
                "44927|[$-804]e-m-d"
            })
    void a_date_that_the_program_made_of_a_text_is_told(String value, String format) {
        var problem = only(Xlsx.of(form).number("G9", value, format));

        assertThat(problem.code()).isEqualTo("DATE_CELL");
        assertThat(problem.cell()).isEqualTo("G9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"yyyy-mm-dd|01-Jan-2027", "[$-409]dd\\-mmm\\-yyyy|01-Jan-2027", "yyyy\"年\"m\"月\"d\"日\"|01-Jan-2027"
            })
    void in_a_column_of_days_a_day_is_taken_however_it_is_shown(String format, String text) {
        var dated = dated();

        assertThat(Forms.read(Xlsx.of(dated).number("E9", "46388", format).bytes(), dated))
                .isEqualTo(dated.text().replace("01-Mar-2027", text));
    }

    @Test
    void an_hour_and_a_bare_number_in_a_column_of_days_are_told() {
        var dated = dated();

        var problem = Forms.problems(
                        Xlsx.of(dated).number("E9", "46388.5", "m/d/yy h:mm").bytes(), dated)
                .get(0);
        assertThat(problem.code()).isEqualTo("DATE_CELL");
        assertThat(problem.cell()).isEqualTo("E9");
        assertThat(Forms.read(Xlsx.of(dated).number("E9", "46388", "General").bytes(), dated))
                .as("for the table's own check, which knows what day that is")
                .isEqualTo(dated.text().replace("01-Mar-2027", "46388"));
    }

    private static TableForm dated() {
        return Forms.dated("Now,3,grade,,01-Mar-2027,x,HIGH,OUTSIDE_PRODUCTION");
    }

    @Test
    void two_listed_numbers_that_became_one_are_told_with_the_list() {
        var problem = only(Xlsx.of(form).number("G9", "80443", "#,##0"));

        assertThat(problem.code()).isEqualTo("AMBIGUOUS_NUMBER");
        assertThat(problem.suggestion()).isEqualTo("80,443");
    }

    @Test
    void digits_that_a_program_may_have_lost_are_told() {
        assertThat(only(Xlsx.of(form).number("H9", "12345678901234567", "0")).code())
                .isEqualTo("DIGITS_LOST");
        assertThat(only(Xlsx.of(form).number("H9", "1E+20", "General")).code()).isEqualTo("DIGITS_LOST");
    }

    @Test
    void a_number_is_a_text_where_no_digit_can_have_been_lost() {
        assertThat(row(Xlsx.of(form).number("G9", "8080", "General"))).contains("8080");
        assertThat(only(Xlsx.of(form).number("G9", "1.1", "General")).code()).isEqualTo("AMBIGUOUS_NUMBER");
    }

    @Test
    void a_text_stays_the_text_it_is() {
        assertThat(row(Xlsx.of(form).text("G9", "007, 5.0, 1e5"))).contains("\"007, 5.0, 1e5\"");
        assertThat(row(Xlsx.of(form).text("H9", "7"))).contains(",7,");
    }

    @Test
    void a_truth_value_belongs_into_a_column_of_truth_values() {
        assertThat(row(Xlsx.of(form).cell("I9", "t=\"b\"", "<v>0</v>"))).contains(",false,");
        var problem = only(Xlsx.of(form).cell("G9", "t=\"b\"", "<v>1</v>"));

        assertThat(problem.code()).isEqualTo("BOOLEAN_IN_TEXT");
        assertThat(problem.suggestion()).isEqualTo("true");
    }

    @Test
    void the_error_of_a_formula_is_no_value() {
        assertThat(only(Xlsx.of(form).cell("H9", "t=\"e\"", "<v>#DIV/0!</v>")).code())
                .isEqualTo("CELL_ERROR");
        assertThat(only(Xlsx.of(form).cell("H9", "", "<v>NaN</v>")).code()).isEqualTo("CELL_ERROR");
        assertThat(only(Xlsx.of(form).cell("H9", "", "<v>1e999</v>")).code()).isEqualTo("CELL_ERROR");
    }

    @Test
    void a_line_break_in_a_cell_is_told_with_one_line_instead() {
        var problem = only(Xlsx.of(form).text("G9", "a,\nb_x000D_"));

        assertThat(problem.code()).isEqualTo("CELL_LINE_BREAK");
        assertThat(problem.suggestion()).isEqualTo("a, b");
    }

    @Test
    void a_merged_data_cell_is_told() {
        var xlsx = Xlsx.of(form);
        xlsx.sheetAfter = "<mergeCells><mergeCell ref=\"E9:E10\"/></mergeCells>";

        assertThat(only(xlsx).code()).isEqualTo("CELL_MERGED");
    }

    @Test
    void every_wrong_cell_is_told_not_only_the_first() {
        assertThat(Forms.problems(
                        Xlsx.of(form)
                                .number("H9", "1", "0%")
                                .number("G10", "44927", "d-mmm")
                                .bytes(),
                        form))
                .extracting(RulebookProblem::cell)
                .containsExactly("H9", "G10");
    }

    /** The first data row as CSV. */
    private String row(Xlsx xlsx) {
        return List.of(Forms.read(xlsx.bytes(), form).split("\n")).get(8);
    }

    private RulebookProblem only(Xlsx xlsx) {
        var problems = Forms.problems(xlsx.bytes(), form);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
