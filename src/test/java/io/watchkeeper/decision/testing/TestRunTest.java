package io.watchkeeper.decision.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.SmallRules;
import org.junit.jupiter.api.Test;

class TestRunTest {
    private static final String TESTS = "grading/grading.tests.csv";
    private static final String HEADINGS =
            "test,given RiskEvent.scenario,given RiskEvent.occurrences,expect RiskGrade.grade\n";

    @Test
    void what_is_met_passes_and_what_is_not_names_its_cell_first() {
        var report = run(Map.of(TESTS, HEADINGS + "Right,DISK,1,LOW\nWrong,DISK,1,INFO\n"));

        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.green()).isFalse();
        assertThat(report.results())
                .containsExactly(
                        new TestResult(false, TESTS, 3, "D3", "Wrong", "expect RiskGrade.grade = INFO", "LOW"),
                        new TestResult(true, TESTS, 2, "", "Right", "", ""));
    }

    @Test
    void a_rule_that_fails_on_one_row_fails_no_other() {
        var rule =
                """

                rule "A rule that divides"
                when $e : RiskEvent(10 / (occurrences - 7) > 100)
                then insert(new RiskGrade($e.signal(), "LOW", "FIRST"));
                end
                """;
        var report = run(Map.of(
                TESTS,
                HEADINGS + "Fine,DISK,1,LOW\nFatal,DISK,7,HIGH\n",
                "grading/failing.drl",
                "package rules.grading;\nimport io.watchkeeper.facts.*;\n" + rule));

        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.results().get(0)).satisfies(result -> {
            assertThat(result.passed()).isFalse();
            assertThat(result.row()).isEqualTo(3);
            assertThat(result.actual()).contains("A rule that divides");
        });
        assertThat(report.coverage().untouched())
                .extracting(Coverage.Untouched::rule)
                .contains("A rule that divides");
    }

    @Test
    void rules_and_rows_that_no_row_fires_are_listed() {
        var nothing = run(Map.of());

        assertThat(nothing.coverage().fired()).isZero();
        assertThat(nothing.coverage().untouched()).hasSize(nothing.coverage().rules());
        assertThat(nothing.coverage().untouched())
                .extracting(Coverage.Untouched::rule)
                .contains("A full disk", "A heartbeat opens no event");

        var one = run(Map.of(
                "scenario/some.tests.csv",
                "test,given Alert.name,expect ScenarioMatch.scenario\nA disk,DiskFull,DISK\n"));
        assertThat(one.green()).isTrue();
        assertThat(one.coverage().untouched())
                .extracting(Coverage.Untouched::rule)
                .doesNotContain("A full disk")
                .contains("A heartbeat opens no event");
    }

    private static TestReport run(Map<String, String> more) {
        var files = new TreeMap<>(SmallRules.content().files());
        files.putAll(more);
        try (var rulebook = RulebookCompiler.compile(1, new RulebookContent(files))) {
            return TestRun.of(rulebook, TestFile.readAll(rulebook.content(), new Problems()));
        }
    }
}
