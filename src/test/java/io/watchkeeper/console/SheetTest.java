package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SheetTest {
    @Test
    void a_decision_table_shows_its_labels_and_the_rows_below_by_their_number_in_the_sheet() {
        var sheet = Sheet.of(
                """
                RuleSet,rules.grading
                Import,"io.watchkeeper.facts.RiskEvent"
                RuleTable grading
                NAME,CONDITION,ACTION
                ,$e : RiskEvent...,
                ,"scenario == ""$param\""","insert($param);"
                Rule,Scenario,Grade
                first,"A, B",HIGH

                second,C
                """);

        assertThat(sheet.columns())
                .extracting(Sheet.Column::letter, Sheet.Column::label)
                .containsExactly(tuple("A", "Rule"), tuple("B", "Scenario"), tuple("C", "Grade"));
        assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(8, 10);
        assertThat(sheet.rows().get(0).cells()).containsExactly("first", "A, B", "HIGH");
        assertThat(sheet.rows().get(1).cells()).containsExactly("second", "C", "");
    }

    @Test
    void any_other_table_has_its_labels_in_the_first_line() {
        var sheet = Sheet.of("code,en\nA,first\n");

        assertThat(sheet.columns()).extracting(Sheet.Column::label).containsExactly("code", "en");
        assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(2);
    }

    @Test
    void columns_are_lettered_as_in_a_spreadsheet() {
        var labels = IntStream.range(0, 29).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(Sheet.of(labels).columns())
                .extracting(Sheet.Column::letter)
                .contains("A", "Z", "AA", "AC")
                .endsWith("AB", "AC");
    }

    @Test
    void an_empty_file_is_an_empty_table() {
        assertThat(Sheet.of("").rows()).isEmpty();
    }
}
