package io.watchkeeper.decision.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.content.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSuggestionTest {
    private static final List<String> COLUMNS = List.of(
            "severity in (forall(,){\"$\"})",
            "occurrences >= $param",
            "storm == $param",
            "environment in (forall(,){\"$\"})");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ",,critcal,,,,HIGH,R | critical",
                ",,\"critical，eror\",,,,HIGH,R | critical, error",
                ",,critical,’5,,,HIGH,R | 5",
                ",,critical,5.0,,,HIGH,R | 5",
                ",,critical,\"1,234\",,,HIGH,R | 1234",
                ",,critical,,TRUE,,HIGH,R | true",
                ",,critical,,,“prod”,HIGH,R | prod",
                ",,critical,,,\u00a0prod,HIGH,R | prod",
                ",,critical,,,\"a,,b\",HIGH,R | a, b",
                ",,critical,,,,high,R | HIGH",
                "１００,,critical,,,,HIGH,R | 100",
                ",,critical,,,a、b；c,HIGH,R | a, b, c",
                ",,critical,,,\"a，b, c\",HIGH,R | a, b, c",
            })
    void the_suggested_text_makes_the_row_right(String row, String suggestion) {
        var problem = Tables.problems(Tables.grading(COLUMNS, row)).get(0);
        assertThat(problem.suggestion()).isEqualTo(suggestion);

        var cells = new ArrayList<>(Sheet.read(row, null).rows().get(0));
        cells.set(problem.cell().charAt(0) - 'A', suggestion);
        var repaired = String.join(",", cells.stream().map(Tables::quoted).toList());

        assertThat(Tables.problems(Tables.grading(COLUMNS, repaired))).isEmpty();
    }

    @Test
    void a_share_in_per_cent_is_told_as_the_number_that_it_is() {
        var text =
                Tables.text("$i : InspectionResult", List.of("signal != null?", "value >= $param"), ",,x,50%,HIGH,R");

        assertThat(Tables.problems(text))
                .extracting(RulebookProblem::code, RulebookProblem::suggestion)
                .containsExactly(tuple("BAD_NUMBER", "0.5"));
    }

    @Test
    void two_limits_are_parted_by_a_comma_of_the_other_kind() {
        var text = Tables.text(
                "$i : InspectionResult", List.of("signal != null?", "value >= $1, value < $2"), ",,x,10，20,HIGH,R");

        assertThat(Tables.problems(text))
                .extracting(RulebookProblem::code, RulebookProblem::suggestion)
                .containsExactly(tuple("WRONG_COUNT", "10, 20"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "severty | severity",
                "severty == \"$param\" | severity == \"$param\"",
                "severity == “$param” | severity == \"$param\"",
                "severity == \"$param | severity == \"$param\"",
                "occurrences ＞= $param | occurrences >= $param",
            })
    void a_template_is_set_right_as_a_whole(String template, String suggestion) {
        assertThat(Tables.problems(Tables.grading(List.of(template), ",,critical,HIGH,R")))
                .extracting(RulebookProblem::cell, RulebookProblem::suggestion)
                .containsExactly(tuple("C7", suggestion));
    }

    @Test
    void a_broken_header_is_not_told_again_by_every_row() {
        var rows = Collections.nCopies(1000, ",,critcal,HIGH,R").toArray(String[]::new);

        assertThat(Tables.problems(Tables.grading(List.of("severty"), rows))).hasSize(1);
    }

    @Test
    void one_misspelt_word_in_a_thousand_rows_is_one_problem() {
        var rows = Collections.nCopies(1000, ",,critcal,HIGH,R").toArray(String[]::new);

        assertThat(Tables.problems(Tables.grading(List.of("severity"), rows)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.relatedCells()).containsExactly("C10:C1008"));
    }
}
