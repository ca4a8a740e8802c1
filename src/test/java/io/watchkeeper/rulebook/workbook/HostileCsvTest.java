package io.watchkeeper.rulebook.workbook;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.FormulaText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileCsvTest {
    private final TableForm form = Forms.small();

    @ParameterizedTest
    @MethodSource("io.watchkeeper.rulebook.workbook.Forms#builtIn()")
    void a_file_that_nobody_edited_is_the_same_to_the_byte(String file) {
        var table = Forms.builtIn(file);

        assertThat(Forms.readCsv(TableFiles.csv(table), table)).isEqualTo(table.text());
    }

    @Test
    void a_mark_at_the_beginning_and_the_commas_and_line_ends_of_excel_change_nothing() {
        var excel = "\uFEFF"
                + form.text()
                        .replace("RuleTable limits", "RuleTable limits,,,,,,,,,,")
                        .replace("\n", "\r\n");

        assertThat(Forms.readCsv(excel.getBytes(UTF_8), form)).isEqualTo(form.text());
    }

    @Test
    void only_the_edited_line_is_written_anew() {
        var edited = form.text().replace("Mild,90,grade,x,,LOW,,,false", "Mild,90,grade,x,,\"LOW, INFO\",,,false");
        var inserted = edited + "New,1,grade,x,,,,,,LOW,OUTSIDE_PRODUCTION\n";

        assertThat(Forms.readCsv(edited.getBytes(UTF_8), form)).isEqualTo(edited);
        assertThat(Forms.readCsv(inserted.getBytes(UTF_8), form)).isEqualTo(inserted);
    }

    @Test
    void a_row_that_moved_keeps_its_line() {
        var quoted = Forms.form(Forms.FILE, form.text().replace("Mild,90", "\"Mild\",90"));
        var lines = quoted.text().split("\n");
        var swapped = String.join(
                        "\n",
                        java.util.stream.Stream.concat(
                                        java.util.Arrays.stream(lines).limit(8),
                                        java.util.stream.Stream.of(lines[9], lines[8], lines[10]))
                                .toList())
                + "\n";

        assertThat(Forms.readCsv(swapped.replace("\"Mild\"", "Mild").getBytes(UTF_8), quoted))
                .isEqualTo(swapped);
    }

    @Test
    void another_encoding_is_named() {
        assertThat(only(form.text().getBytes(Charset.forName("GBK"))).value()).isEqualTo("GBK");
        assertThat(only(form.text().getBytes(UTF_16)).value()).isEqualTo("UTF-16");
        assertThat(only("RuleSet,x\n".getBytes(UTF_16LE)).value()).isEqualTo("UTF-16");
        assertThat(only(Xlsx.of(form).bytes()).code()).isEqualTo("NOT_UTF8");
        assertThat(only(form.text().getBytes(Charset.forName("GBK")))
                        .advice()
                        .orElseThrow()
                        .en())
                .contains("CSV UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void another_separator_is_named(String separator) {
        var problem = only("RuleSet%srules.grading\n".formatted(separator).getBytes(UTF_8));

        assertThat(problem.code()).isEqualTo("WRONG_SEPARATOR");
        assertThat(problem.cell()).isEqualTo("A1");
        assertThat(problem.allowed()).isEqualTo(",");
    }

    @Test
    void a_line_break_inside_quotes_is_refused_where_it_begins() {
        var problem = only(form.text().replace("Mild", "\"Mi\nld\"").getBytes(UTF_8));

        assertThat(problem.code()).isEqualTo("BROKEN_LINE");
        assertThat(problem.cell()).isEqualTo("A10");
    }

    @Test
    void a_changed_header_is_refused_with_its_cell() {
        var problem =
                only(form.text().replace("storm == $param", "storm != $param").getBytes(UTF_8));

        assertThat(problem.code()).isEqualTo("HEADER_CHANGED");
        assertThat(problem.cell()).isEqualTo("I7");
        assertThat(problem.suggestion()).isEqualTo("storm == $param");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "@x", "-x", "\"=cmd|'/C calc'!A0\"", "-1+1"})
    void a_text_that_a_program_would_take_for_a_formula_is_refused(String text) {
        assertThat(only(form.text().replace(",eu,", "," + text + ",").getBytes(UTF_8))
                        .code())
                .isEqualTo("CELL_FORMULA_TEXT");
    }

    @Test
    void no_shipped_table_holds_what_a_program_would_take_for_a_formula() {
        for (var file : Forms.builtIn()) {
            var table = Forms.builtIn(file);
            assertThat(table.sheet().rows().stream()
                            .skip(table.firstRow())
                            .flatMap(row -> row.stream())
                            .filter(FormulaText::starts))
                    .isEmpty();
        }
    }

    private RulebookProblem only(byte[] csv) {
        var problems = Forms.problemsOfCsv(csv, form);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
