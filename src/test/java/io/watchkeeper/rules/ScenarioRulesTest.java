package io.watchkeeper.rules;

import static io.watchkeeper.rules.RuleTest.given;
import static io.watchkeeper.rules.Signals.alert;
import static io.watchkeeper.rules.Signals.inspection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Recognition;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.facts.Suppression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scenario/scenario.drl}. */
class ScenarioRulesTest {
    private static final String CATCH_ALL = "A signal that no scenario recognises is unclassified";
    private static final Map<String, String> SEVERITY_NONE = Map.of("severity", "none");

    @ParameterizedTest
    @ValueSource(strings = {"Watchdog", "DeadMansSwitch", "DeadManSwitch", "PrometheusAlertmanagerE2EDeadManSwitch"})
    void a_heartbeat_is_suppressed(String name) {
        var heartbeat = alert(name, Set.of(), SEVERITY_NONE);
        given(heartbeat)
                .firesNot(CATCH_ALL)
                .fires("A heartbeat of the monitoring system opens no event")
                .produces(new Suppression("", "HEARTBEAT"));
        assertThat(recognition(heartbeat).scenario()).isEmpty();
    }

    @Test
    void an_inhibitor_is_suppressed() {
        var inhibitor = alert("InfoInhibitor", Set.of(), SEVERITY_NONE);
        given(inhibitor)
                .fires("An alert that only silences others opens no event")
                .produces(new Suppression("", "INHIBITOR"));
        assertThat(given(inhibitor).all()).hasSize(1);
    }

    @Test
    void severity_none_is_suppressed_even_when_a_scenario_knows_the_name() {
        var nobodysCpu = alert("HostHighCpuLoad", Set.of(), SEVERITY_NONE);
        given(nobodysCpu)
                .fires("A signal that its sender marked with severity none opens no event")
                .produces(new Suppression("", "NOT_FOR_PEOPLE"));
        var recognition = DecisionPipeline.recognise(RuleTest.RULEBOOK, List.of(nobodysCpu))
                .get(0);
        assertThat(recognition.scenario()).isEmpty();
        assertThat(recognition.suppression().orElseThrow().code()).isEqualTo("NOT_FOR_PEOPLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HardwareWatchdogTimeout", "watchdog", "DeadManSwitchBroken"})
    void a_name_that_only_resembles_a_heartbeat_is_not_suppressed(String name) {
        given(alert(name)).firesNot("A heartbeat of the monitoring system opens no event");
        assertThat(recognition(alert(name)).suppression()).isEmpty();
    }

    @Test
    void an_unknown_alert_is_unclassified() {
        given(alert("QuarterlyReportLate")).fires(CATCH_ALL).produces(new ScenarioMatch("", "UNCLASSIFIED"));
    }

    @Test
    void an_unknown_inspection_is_unclassified() {
        given(inspection("BatchCalendar", "calendar", "FAILED"))
                .fires(CATCH_ALL)
                .produces(new ScenarioMatch("", "UNCLASSIFIED"));
    }

    @Test
    void the_catch_all_leaves_recognised_signals_alone() {
        given(alert("HostHighCpuLoad")).firesNot(CATCH_ALL).produces(new ScenarioMatch("", "HOST-CPU"));
    }

    @Test
    void neighbours_in_a_batch_do_not_touch_each_other() {
        var batch = List.of(
                alert("Watchdog"), alert("HostHighCpuLoad"), alert("QuarterlyReportLate"), alert("HostHighCpuLoad"));
        assertThat(DecisionPipeline.recognise(RuleTest.RULEBOOK, batch))
                .extracting(recognition ->
                        recognition.scenario().map(scenario -> scenario.code()).orElse("suppressed"))
                .containsExactly("suppressed", "HOST-CPU", "UNCLASSIFIED", "HOST-CPU");
    }

    @Test
    void every_rule_of_the_file_is_tested_here() {
        assertThat(Tables.rules("scenario/scenario.drl"))
                .containsExactly(
                        "A heartbeat of the monitoring system opens no event",
                        "An alert that only silences others opens no event",
                        "A signal that its sender marked with severity none opens no event",
                        CATCH_ALL);
    }

    private static Recognition recognition(Signal signal) {
        return DecisionPipeline.recognise(RuleTest.RULEBOOK, List.of(signal)).get(0);
    }
}
