package io.watchkeeper.decision.meaning;

import static io.watchkeeper.decision.meaning.GradingTables.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.table.Tables;
import org.junit.jupiter.api.Test;

class TableReviewTest {
    private static final String REST = "-9,g,x,,,,,,,,LOW,S";

    @Test
    void a_row_that_an_earlier_one_always_beats_is_unreachable() {
        assertThat(review("9,g,x,critical,,,,,,,HIGH,R", ",g,x,critical,3,,,,,,LOW,R", REST)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("UNREACHABLE_ROW");
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.cell()).isEqualTo("A10");
                    assertThat(problem.relatedCells()).containsExactly("A9");
                    assertThat(problem.advice().orElseThrow().en())
                            .isEqualTo("Give it a priority above 9, or narrow row 9.");
                });
    }

    @Test
    void the_same_row_twice_is_a_duplicate() {
        assertThat(review(",g,x,\"error, critical\",,,,,,,HIGH,R", ",g,x,\"critical, error\",,,,,,,HIGH,R", REST)
                        .problems())
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("A10", "DUPLICATE_ROW"));
    }

    @Test
    void a_row_inside_another_that_decides_the_same_is_redundant() {
        assertThat(review(",g,x,\"error, critical\",,,,,,,HIGH,R", ",g,x,critical,,,,,,,HIGH,R", REST)
                        .problems())
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("A10", "REDUNDANT_ROW"));
    }

    @Test
    void outside_a_group_the_same_decision_twice_is_told_too() {
        assertThat(review(",,x,critical,,,,,,,HIGH,R", ",,x,,,,,,,,HIGH,R").problems())
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("A9", "REDUNDANT_ROW"));
    }

    @Test
    void a_row_that_only_says_what_the_last_row_says_is_a_note() {
        assertThat(review(",g,x,critical,,,,,,,LOW,S", REST).problems())
                .extracting(RulebookProblem::cell, RulebookProblem::code, RulebookProblem::severity)
                .containsExactly(tuple("A9", "REPEATING_ROW", Severity.INFO));
    }

    @Test
    void such_a_row_matters_where_it_keeps_facts_from_a_row_in_between() {
        assertThat(review("9,g,x,critical,,,,,,,LOW,S", ",g,x,,3,,,,,,HIGH,R", REST)
                        .problems())
                .isEmpty();
    }

    @Test
    void cells_that_contradict_each_other_are_both_named() {
        assertThat(review(",g,x,,5,3,,,,,HIGH,R", REST).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("CONTRADICTORY_CELLS");
                    assertThat(problem.cell()).isEqualTo("E9");
                    assertThat(problem.relatedCells()).containsExactly("F9");
                });
    }

    @Test
    void rows_that_only_their_order_decides_between_conflict_and_an_example_shows_it() {
        assertThat(review(",g,x,critical,,,,,,,HIGH,R", ",g,x,,,,,test,,,LOW,R", REST)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("CONFLICTING_ROWS");
                    assertThat(problem.cell()).isEqualTo("A10");
                    assertThat(problem.relatedCells()).containsExactly("A9");
                    assertThat(problem.message().en()).contains("severity = critical, environment = test");
                    assertThat(problem.message().zh()).contains("severity = critical, environment = test");
                });
    }

    @Test
    void a_conflict_that_a_higher_priority_settles_is_none() {
        assertThat(review("9,g,x,critical,,,,test,,,LOW,S", ",g,x,critical,,,,,,,HIGH,R", ",g,x,,,,,test,,,LOW,R", REST)
                        .problems())
                .isEmpty();
    }

    @Test
    void an_exception_above_its_rule_is_no_conflict() {
        assertThat(review(",g,x,critical,,,,,,,HIGH,R", ",g,x,,,,,,,,LOW,R").problems())
                .isEmpty();
    }

    @Test
    void facts_that_no_row_is_for_are_told_compactly() {
        assertThat(review(",g,x,\"critical, error\",,,,,,,HIGH,R", ",g,x,,3,,,,,,LOW,R")
                        .problems())
                .extracting(RulebookProblem::code, problem -> problem.message().en())
                .contains(
                        tuple("UNCOVERED_FACTS", "No row is for severity ∈ {warning, info}, occurrences ∈ {0, 1, 2}."));
    }

    @Test
    void rows_that_add_to_each_other_need_not_cover_everything() {
        assertThat(review(",,x,critical,,,,,,,HIGH,R").problems()).isEmpty();
    }

    @Test
    void a_beginning_inside_a_beginning_is_understood() {
        assertThat(review("9,g,x,,,,,,,p,HIGH,R", ",g,x,,,,,,,pro,LOW,R", REST).problems())
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("A10", "UNREACHABLE_ROW"));
    }

    @Test
    void a_value_that_another_cell_excludes_is_a_contradiction() {
        assertThat(review(",g,x,,,,,test,test,,HIGH,R", REST).problems())
                .extracting(RulebookProblem::cell, RulebookProblem::code, RulebookProblem::relatedCells)
                .containsExactly(tuple("H9", "CONTRADICTORY_CELLS", List.of("I9")));
    }

    @Test
    void rows_of_a_table_with_one_match_at_most_may_not_overlap() {
        var table = Tables.read(Tables.text(
                        "$e : RiskEvent", List.of("severity", "environment"), ",,critical,,HIGH,R", ",,,test,HIGH,S")
                .replace("PRIORITY,ACTIVATION-GROUP", "NAME,DESCRIPTION")
                .replace("\n\nRuleTable", "\nHitPolicy,unique\nRuleTable"));

        assertThat(TableReview.of(table, Tables.vocabulary()).problems().get(0)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("CONFLICTING_ROWS");
            assertThat(problem.message().en()).contains("unique forbids", "severity = critical, environment = test");
        });
    }

    @Test
    void a_window_that_ends_before_it_begins_is_never_open() {
        var table = Tables.read(dated(",g,critical,02-Jan-2026,01-Jan-2026,HIGH,R"));

        assertThat(TableReview.of(table, Tables.vocabulary()).problems())
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .contains(tuple("D9", "CONTRADICTORY_CELLS"));
    }

    @Test
    void a_row_in_force_for_a_time_only_hides_nothing_for_ever() {
        var table = Tables.read(dated("9,g,critical,01-Jan-2026,01-Feb-2026,HIGH,R", ",g,critical,,,LOW,R"));

        assertThat(TableReview.of(table, Tables.vocabulary()).problems())
                .extracting(RulebookProblem::code)
                .doesNotContain("UNREACHABLE_ROW", "CONFLICTING_ROWS");
    }

    private static String dated(String... rows) {
        return Tables.text("$e : RiskEvent", List.of("severity"), rows)
                .replace(",CONDITION,ACTION", ",CONDITION,DATE-EFFECTIVE,DATE-EXPIRES,ACTION")
                .replace("RiskEvent,,", "RiskEvent,,,,")
                .replace("severity,\"String", "severity,,,\"String")
                .replace("Condition,Grade", "Condition,From,To,Grade");
    }

    @Test
    void one_row_copied_a_thousand_times_is_told_ten_times_at_most() {
        var rows = Collections.nCopies(1000, ",g,x,critical,,,,,,,HIGH,R").toArray(String[]::new);
        var problems = new Problems();
        review(rows).problems().forEach(problems::add);

        assertThat(problems.found()).hasSizeLessThanOrEqualTo(11);
    }
}
