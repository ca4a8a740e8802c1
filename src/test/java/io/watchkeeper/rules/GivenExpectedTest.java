package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.decision.testing.Coverage;
import io.watchkeeper.decision.testing.Expectation;
import io.watchkeeper.decision.testing.Expectation.Form;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.decision.testing.TestResult;
import io.watchkeeper.decision.testing.TestRun;
import io.watchkeeper.decision.testing.TestScenario;
import io.watchkeeper.facts.PlanRecommendation;
import io.watchkeeper.facts.RiskEvent;
import org.junit.jupiter.api.Test;

/** The test scenarios that lie beside the tables. */
class GivenExpectedTest {
    private static final Problems PROBLEMS = new Problems();
    private static final List<TestScenario> ALL = TestFile.readAll(RuleTest.RULEBOOK.content(), PROBLEMS);
    private static final TestReport REPORT = TestRun.of(RuleTest.RULEBOOK, ALL);

    @Test
    void every_test_scenario_is_met() {
        assertThat(PROBLEMS.found()).isEmpty();
        assertThat(REPORT.results()).filteredOn(result -> !result.passed()).isEmpty();
        assertThat(REPORT.results()).extracting(TestResult::passed).containsOnly(true);
        assertThat(REPORT.passed()).isEqualTo(ALL.size()).isGreaterThan(2_000);
    }

    @Test
    void every_stage_has_test_scenarios() {
        assertThat(ALL).extracting(TestScenario::stage).contains(Stage.values());
    }

    /** Rows that recognise scenarios overlap on purpose: each must have its scenario's test, not one of its own. */
    @Test
    void every_rule_and_row_but_of_recognition_is_fired_by_some_test_scenario() {
        assertThat(REPORT.coverage().untouched())
                .extracting(Coverage.Untouched::table)
                .allMatch("scenario/recognition.drl.csv"::equals);
        assertThat(REPORT.coverage().fired()).isGreaterThan(REPORT.coverage().rules() * 9 / 10);
    }

    @Test
    void every_scenario_has_a_signal_that_means_it_and_a_near_miss() {
        assertThat(values(Stage.SCENARIO, "scenario", Form.EVERY)).isEqualTo(codes().collect(Collectors.toSet()));
        assertThat(values(Stage.SCENARIO, "scenario", Form.NONE))
                .isEqualTo(codes().filter(code -> !code.equals(RiskScenario.CATCH_ALL))
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_scenario_has_its_grading_borders() {
        var graded = graded().collect(Collectors.groupingBy(RiskEvent::scenario, Collectors.counting()));
        assertThat(graded.keySet()).isEqualTo(codes().collect(Collectors.toSet()));
        assertThat(graded.values()).allMatch(rows -> rows >= 3);
    }

    @Test
    void a_graded_risk_has_the_level_and_domain_of_its_scenario() {
        var catalogue = RuleTest.RULEBOOK.catalogue();
        assertThat(graded()).allSatisfy(event -> {
            var scenario = catalogue.find(event.scenario()).orElseThrow();
            assertThat(event.level()).isEqualTo(scenario.level().name());
            assertThat(event.domain()).isEqualTo(scenario.domain());
        });
    }

    @Test
    void every_plan_that_a_row_recommends_is_expected_somewhere() {
        var recommended = RuleTest.RULEBOOK.tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> row.decision())
                .filter(PlanRecommendation.class::isInstance)
                .map(decision -> ((PlanRecommendation) decision).plan())
                .collect(Collectors.toSet());
        assertThat(values(Stage.RECOMMENDATION, "plan", Form.SOME)).isEqualTo(recommended);
    }

    private static Stream<RiskEvent> graded() {
        return of(Stage.GRADING)
                .flatMap(row -> row.given().stream())
                .filter(RiskEvent.class::isInstance)
                .map(RiskEvent.class::cast);
    }

    private static Set<String> values(Stage stage, String component, Form form) {
        return of(stage)
                .flatMap(row -> row.expected().stream())
                .filter(expectation -> expectation.component().name().equals(component) && expectation.form() == form)
                .map(Expectation::value)
                .collect(Collectors.toSet());
    }

    private static Stream<TestScenario> of(Stage stage) {
        return ALL.stream().filter(row -> row.stage() == stage);
    }

    private static Stream<String> codes() {
        return RuleTest.RULEBOOK.catalogue().scenarios().stream().map(RiskScenario::code);
    }
}
