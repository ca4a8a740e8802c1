package io.watchkeeper.decision.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.FactField;
import io.watchkeeper.facts.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of test scenarios may say, and which cell is named where it says something else. */
class TestFileTest {
    private static final String FILE = "scenario/some.tests.csv";

    private final Problems problems = new Problems();

    @Test
    void a_row_gives_a_fact_and_expects_of_decisions() {
        var rows = read(
                FILE,
                """
                test,at,given Alert.name,given Alert.labels.job,expect ScenarioMatch.scenario,expect not ScenarioMatch.scenario
                A disk,2026-01-31T08:00:00Z,DiskFull,node,DISK,CPU
                """);

        assertThat(problems.found()).isEmpty();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.stage()).isEqualTo(Stage.SCENARIO);
            assertThat(row.file()).isEqualTo(FILE);
            assertThat(row.row()).isEqualTo(2);
            assertThat(row.at().orElseThrow()).hasToString("2026-01-31T08:00:00Z");
            var alert = (Alert) row.given().get(0);
            assertThat(alert.tokens()).contains("disk", "full");
            assertThat(alert.labels()).containsEntry("job", "node");
            assertThat(row.expected()).extracting(Expectation::cell).containsExactly("E2", "F2");
            assertThat(row.expected())
                    .extracting(Expectation::form)
                    .containsExactly(Expectation.Form.EVERY, Expectation.Form.NONE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "given Alrt.name | UNKNOWN_FACT | C1 | given Alert.name",
                "given Alert.nam | UNKNOWN_FIELD | C1 | given Alert.name",
                "given Alert.labels | UNKNOWN_FIELD | C1 | given Alert.labels.job",
                "given Alert.name.x | UNKNOWN_FIELD | C1 | given Alert.name",
                "given Alert.signal | UNKNOWN_FIELD | C1 |",
                "expect Alert.name | UNKNOWN_FACT | C1 |",
                "expect some RiskGrad.grade | UNKNOWN_FACT | C1 | expect some RiskGrade.grade",
                "expects RiskGrade.grade | UNKNOWN_HEADING | C1 |"
            })
    void a_heading_that_names_nothing_is_told_with_what_is_near(
            String heading, String code, String cell, String suggestion) {
        read(FILE, "test,given Alert.name," + heading + "\nA disk,DiskFull,x\n");

        assertThat(problems.found()).first().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.cell()).isEqualTo(cell);
            assertThat(problem.suggestion()).isEqualTo(suggestion == null ? "" : suggestion);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,,,,many,true | BAD_NUMBER | E2",
                "x,,,,5,yes | BAD_FLAG | F2",
                "x,noon,,,5,true | BAD_INSTANT | B2",
                "x,,,,,true,stray | UNKNOWN_COLUMN | G2",
                ",,,,5,true | MISSING_VALUE | A2",
                "x,,,,5,true | NO_EXPECTATION | A2",
                "x,,HIGH,,, | NOTHING_GIVEN | A2"
            })
    void a_cell_that_cannot_stand_there_is_named(String row, String code, String cell) {
        var read = read(
                "grading/some.tests.csv",
                "test,at,expect RiskGrade.grade,given RiskEvent.scenario,given RiskEvent.occurrences,given RiskEvent.storm\n"
                        + row + "\n");

        assertThat(read).isEmpty();
        assertThat(problems.found())
                .extracting(RulebookProblem::code, RulebookProblem::cell)
                .containsExactly(tuple(code, cell));
    }

    @Test
    void a_name_stands_once() {
        var rows = read(FILE, "test,given Alert.name,expect ScenarioMatch.scenario\nA,a,DISK\nA,b,DISK\n");

        assertThat(rows).hasSize(1);
        assertThat(problems.found()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("DUPLICATE_NAME");
            assertThat(problem.cell()).isEqualTo("A3");
            assertThat(problem.relatedCells()).containsExactly("A2");
        });
    }

    @Test
    void a_scenario_is_recognised_by_one_signal() {
        read(FILE, "test,given Episode.status,expect ScenarioMatch.scenario\nA,FIRING,DISK\n");

        assertThat(problems.found()).extracting(RulebookProblem::code).containsExactly("NOT_ONE_SIGNAL");
    }

    @Test
    void a_file_outside_the_stages_is_read_by_none() {
        read("elsewhere/some.tests.csv", "test\n");

        assertThat(problems.found()).extracting(RulebookProblem::code).containsExactly("UNKNOWN_FILE");
    }

    @Test
    void a_file_cannot_fill_the_memory() {
        var rows = read(FILE, "test,given Alert.name,expect ScenarioMatch.scenario\n" + "A,a,DISK\n".repeat(20_000));

        assertThat(rows).isEmpty();
        assertThat(problems.found()).extracting(RulebookProblem::code).containsExactly("TOO_MANY_ROWS");
    }

    @Test
    void an_expected_component_is_one_of_the_decision() {
        var rows = read(FILE, "test,given Alert.name,expect some PlanRecommendation.rank\nA,a,10\n");

        assertThat(rows.get(0).expected().get(0).component().kind()).isEqualTo(FactField.Kind.LONG);
    }

    private List<TestScenario> read(String file, String text) {
        return TestFile.readAll(RulebookContent.of(Map.of(file, text)), problems);
    }
}
