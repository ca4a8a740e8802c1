package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.backtest.Cell;
import org.junit.jupiter.api.Test;

class StageDifferencesTest {
    @Test
    void few_answers_make_a_grid_with_the_worst_grade_first_and_none_last() {
        var grading = grading(List.of(
                new Cell(Stage.GRADING, "HIGH", "HIGH", 5),
                new Cell(Stage.GRADING, "CRITICAL", "HIGH", 2),
                new Cell(Stage.GRADING, "", "CRITICAL", 1)));

        assertThat(grading.same()).isEqualTo(5);
        assertThat(grading.differing()).isEqualTo(3);
        assertThat(grading.grid().columns()).containsExactly("CRITICAL", "HIGH", "");
        var critical = grading.grid().lines().get(0);
        assertThat(critical.from()).isEqualTo("CRITICAL");
        assertThat(critical.counts())
                .extracting(StageDifferences.Grid.Count::number)
                .containsExactly(0L, 2L, 0L);
        assertThat(grading.grid().lines().get(1).counts().get(1).same()).isTrue();
    }

    @Test
    void many_answers_make_a_list_of_those_that_differ_as_long_as_a_page_bears() {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < 40; i++) {
            cells.add(new Cell(Stage.SCENARIO, "S" + i, "T" + i, 40 - i));
            cells.add(new Cell(Stage.SCENARIO, "S" + i, "S" + i, 1));
        }

        var scenario = StageDifferences.of(cells).get(0);

        assertThat(scenario.grid()).isNull();
        assertThat(scenario.changes()).hasSize(30);
        assertThat(scenario.more()).isEqualTo(10);
        assertThat(scenario.same()).isEqualTo(40);
    }

    private static StageDifferences grading(List<Cell> cells) {
        return StageDifferences.of(cells).get(Stage.OF_SIGNALS.indexOf(Stage.GRADING));
    }
}
