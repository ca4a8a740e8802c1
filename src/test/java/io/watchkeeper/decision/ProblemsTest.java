package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.IntStream;

import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.facts.Sentence;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Sentence TEXT = new Sentence("text", "文字");

    private final Problems problems = new Problems();
    private final Problems.InFile file = problems.in("grading/a.drl.csv");

    @Test
    void the_same_mistake_all_down_a_column_is_one_problem() {
        IntStream.rangeClosed(9, 2000).forEach(row -> file.add("D" + row, "BAD_FLAG", "TRUE", TEXT));
        file.add("D2010", "BAD_FLAG", "TRUE", TEXT);

        assertThat(problems.found()).singleElement().satisfies(problem -> {
            assertThat(problem.cell()).isEqualTo("D9");
            assertThat(problem.relatedCells()).containsExactly("D10:D2000", "D2010");
        });
    }

    @Test
    void the_same_value_in_two_columns_is_two_mistakes() {
        file.add("D9", "BAD_FLAG", "TRUE", TEXT);
        file.add("E9", "BAD_FLAG", "TRUE", TEXT);

        assertThat(problems.found()).extracting(RulebookProblem::cell).containsExactly("D9", "E9");
    }

    @Test
    void many_values_that_are_wrong_alike_are_told_ten_times_and_then_pointed_at() {
        IntStream.rangeClosed(1, 1000).forEach(row -> file.add("D" + row, "BAD_NUMBER", row + " min", TEXT));

        assertThat(problems.found()).hasSize(10);
        assertThat(problems.found().get(0).relatedCells()).containsExactly("D11:D1000");
    }

    @Test
    void scattered_cells_are_listed_up_to_a_limit() {
        IntStream.rangeClosed(1, 1000).forEach(row -> file.add("D" + 2 * row, "BAD_FLAG", "yes", TEXT));

        assertThat(problems.found().get(0).relatedCells()).hasSize(20).startsWith("D4", "D6");
    }

    @Test
    void two_sheets_of_a_workbook_are_apart() {
        file.sheet("one").add("D9", "BAD_FLAG", "TRUE", TEXT);
        file.sheet("two").add("D9", "BAD_FLAG", "TRUE", TEXT);

        assertThat(problems.found())
                .extracting(RulebookProblem::file, RulebookProblem::sheet)
                .containsExactly(tuple("grading/a.drl.csv", "one"), tuple("grading/a.drl.csv", "two"));
    }

    @Test
    void only_an_error_spoils_the_content() {
        file.add(RulebookProblem.error("", "D9", "CELL_SEPARATOR", TEXT).as(Severity.WARNING));
        assertThat(problems.sound()).isTrue();

        file.add("D10", "BAD_FLAG", "yes", TEXT);
        assertThat(problems.sound()).isFalse();
        assertThat(problems.sound("grading/b.drl.csv")).isTrue();
    }

    @Test
    void errors_come_first_and_warnings_never_hide_them() {
        IntStream.rangeClosed(1, 2000)
                .forEach(line ->
                        file.add(RulebookProblem.error("", "" + line, "A", TEXT).as(Severity.WARNING)));
        file.add("7", "DRL_SYNTAX", "", TEXT);

        assertThat(problems.found()).hasSize(501);
        assertThat(problems.found().get(0).code()).isEqualTo("DRL_SYNTAX");
    }

    @Test
    void a_long_value_is_shortened() {
        file.add("D9", "CELL_TOO_LONG", "x".repeat(5000), TEXT);

        assertThat(problems.found().get(0).value()).hasSize(81).endsWith("…");
    }
}
