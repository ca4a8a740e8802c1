package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test scenarios that lie beside the tables. */
class GivenExpectedTest {
    private static final String RECOGNITION = "scenario/recognition.tests.csv";
    private static final String GRADING = "grading/grading.tests.csv";

    @ParameterizedTest
    @ValueSource(strings = {RECOGNITION, GRADING})
    void every_test_scenario_is_met(String path) {
        var rows = GivenExpected.read(path);
        assertThat(rows).extracting(GivenExpected::name).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.expected()).isNotEmpty());
        assertThat(rows.stream().flatMap(row -> unmet(row).stream())).isEmpty();
    }

    @Test
    void every_scenario_has_a_signal_that_means_it_and_a_near_miss() {
        assertThat(values(RECOGNITION, "scenario", true)).isEqualTo(codes().collect(Collectors.toSet()));
        assertThat(values(RECOGNITION, "scenario", false))
                .isEqualTo(codes().filter(code -> !code.equals(RiskScenario.CATCH_ALL))
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_scenario_has_its_grading_borders() {
        var graded = GivenExpected.read(GRADING).stream()
                .map(row -> ((RiskEvent) row.given()).scenario())
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
        assertThat(graded.keySet()).isEqualTo(codes().collect(Collectors.toSet()));
        assertThat(graded.values()).allMatch(rows -> rows >= 3);
    }

    @Test
    void a_graded_risk_has_the_level_and_domain_of_its_scenario() {
        var catalogue = RuleTest.RULEBOOK.catalogue();
        assertThat(GivenExpected.read(GRADING)).allSatisfy(row -> {
            var event = (RiskEvent) row.given();
            var scenario = catalogue.find(event.scenario()).orElseThrow();
            assertThat(event.level()).isEqualTo(scenario.level().name());
            assertThat(event.domain()).isEqualTo(scenario.domain());
        });
    }

    /** What a row expects in vain, with what was decided instead. */
    private static List<String> unmet(GivenExpected row) {
        var decisions = decisions(row.given());
        return row.expected().stream()
                .filter(expectation -> expectation.wanted()
                        ? !values(expectation, decisions).equals(List.of(expectation.value()))
                        : values(expectation, decisions).contains(expectation.value()))
                .map(expectation -> row.name() + ": " + values(expectation, decisions))
                .toList();
    }

    private static List<String> values(GivenExpected.Expectation expectation, List<? extends DecisionFact> decisions) {
        var component = expectation.type().fields().get(expectation.component());
        return decisions.stream()
                .filter(expectation.type().type()::isInstance)
                .map(decision -> component.read(decision).toString())
                .toList();
    }

    /** What the stage decides that reads such a fact; of several scenarios that rules name, the one that counts. */
    private static List<? extends DecisionFact> decisions(Fact given) {
        if (given instanceof Signal signal) {
            return DecisionPipeline.recognise(RuleTest.RULEBOOK, List.of(signal)).get(0).scenario().stream()
                    .map(scenario -> new ScenarioMatch("0", scenario.code()))
                    .toList();
        }
        var fired = RuleTest.RULEBOOK
                .fire(Stage.GRADING, List.of(given), Optional.empty())
                .getOrDefault("0", List.of());
        return fired.stream().map(firing -> firing.decision()).toList();
    }

    private static Set<String> values(String path, String component, boolean wanted) {
        return GivenExpected.read(path).stream()
                .flatMap(row -> row.expected().stream())
                .filter(expectation -> expectation.component().equals(component) && expectation.wanted() == wanted)
                .map(GivenExpected.Expectation::value)
                .collect(Collectors.toSet());
    }

    private static Stream<String> codes() {
        return RuleTest.RULEBOOK.catalogue().scenarios().stream().map(RiskScenario::code);
    }
}
