package io.watchkeeper.rulebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.watchkeeper.decision.RulebookProblem;
import org.junit.jupiter.api.Test;

/** A sheet that holds two tables: one workbook, two headers. */
class SeveralTablesTest {
    private static final String TEXT =
            """
            RuleSet,rules.grading
            Import,io.watchkeeper.facts.*
            RuleTable first
            CONDITION,CONDITION,ACTION
            $e : RiskEvent...,$e : RiskEvent...,
            severity,environment,"insert(new RiskGrade($e.signal(), ""$1"", ""$2""));"
            Severity,Environment,Grade
            critical,,"HIGH, R"
            error,eu,"LOW, R"

            RuleTable second
            CONDITION,ACTION
            $e : RiskEvent,
            occurrences >= $param,"insert(new RiskGrade($e.signal(), ""$1"", ""$2""));"
            Occurrences from,Grade
            5,"HIGH, R"
            """;

    private static final TableForm FORM = new TableForm(
            "two",
            TEXT,
            7,
            IntStream.range(0, 3)
                    .mapToObj(column -> new Column(column, "", Column.Kind.TEXT, List.of(), false))
                    .toList());

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

        assertThat(Forms.read(edited, FORM)).isEqualTo(TEXT.replace("5,\"HIGH, R\"", "6,\"HIGH, R\","));
    }

    @Test
    void a_row_more_in_the_first_table_moves_the_second() {
        var longer = TEXT.replace("error,eu", "warning,,\"LOW, R\"\nerror,eu");

        assertThat(Forms.readCsv(longer.getBytes(StandardCharsets.UTF_8), FORM)).isEqualTo(longer);
    }

    @Test
    void a_header_further_down_is_guarded_as_the_first_is() {
        assertThat(problems(TEXT.replace("error,eu", "warning,,\"LOW, R\"\nerror,eu")
                        .replace("occurrences >=", "occurrences <")))
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
