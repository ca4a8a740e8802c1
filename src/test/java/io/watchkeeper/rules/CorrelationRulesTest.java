package io.watchkeeper.rules;

import static io.watchkeeper.rules.RiskSituation.risk;
import static io.watchkeeper.rules.RuleTest.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.Correlation;
import io.watchkeeper.facts.StormGroup;
import org.junit.jupiter.api.Test;

/** {@code correlation/correlation.drl}. */
class CorrelationRulesTest {
    private static final String STORM = "Twenty events of a scenario within its window are a storm";

    @Test
    void a_suppressed_signal_is_recorded() {
        var heartbeat = Signals.alert("Watchdog");
        given(suppressed(heartbeat, risk("HOST-DOWN")))
                .fires("A suppressed signal is only recorded")
                .produces(new Correlation("", "RECORD", "HEARTBEAT"));
    }

    @Test
    void the_first_signal_of_a_risk_opens_an_event() {
        given(risk("HOST-DOWN"))
                .fires("A firing signal that no event knows opens one")
                .produces(new Correlation("", "OPEN", "FIRST_SEEN"));
    }

    @Test
    void a_risk_that_returns_long_after_completion_opens_a_new_event() {
        given(risk("HOST-DOWN").completedSecondsAgo(3601))
                .fires("A firing signal long after completion opens a new event")
                .produces(new Correlation("", "OPEN", "RECURRED_LATE"));
    }

    @Test
    void a_risk_that_returns_soon_after_completion_opens_its_event_again() {
        given(risk("HOST-DOWN").completedSecondsAgo(3600))
                .fires("A firing signal soon after completion opens its event again")
                .produces(new Correlation("", "REOPEN", "RECURRED_SOON"));
    }

    @Test
    void a_change_that_suppresses_keeps_a_signal_from_opening_anything() {
        var rule = "A firing signal opens nothing while a change suppresses it";
        given(risk("HOST-DOWN").during(true))
                .fires(rule)
                .produces(new Correlation("", "RECORD", "SUPPRESSED_BY_CHANGE"));
        given(risk("HOST-DOWN").completedSecondsAgo(10).during(true))
                .fires(rule)
                .produces(new Correlation("", "RECORD", "SUPPRESSED_BY_CHANGE"));
        given(risk("HOST-DOWN").during(false)).firesNot(rule);
        given(risk("HOST-DOWN").joining(2, 5).during(true)).firesNot(rule);
    }

    @Test
    void a_further_signal_joins_the_open_event() {
        given(risk("HOST-DOWN").joining(2, 5))
                .fires("A firing signal joins the event that is open")
                .produces(new Correlation("", "JOIN", "JOINED_OPEN_EVENT"));
    }

    @Test
    void a_recovery_resolves_what_it_belongs_to() {
        given(risk("HOST-DOWN").joining(2, 5).recovering(true))
                .fires("A recovery of a known episode resolves it")
                .produces(new Correlation("", "RESOLVE", "MEMBER_RECOVERED"));
    }

    @Test
    void a_recovery_of_nothing_known_is_recorded() {
        given(risk("HOST-DOWN").joining(2, 5).recovering(false))
                .fires("A recovery of an unknown episode is only recorded")
                .produces(new Correlation("", "RECORD", "RECOVERY_OF_UNKNOWN"));
    }

    @Test
    void the_twenty_first_event_of_a_scenario_belongs_to_a_storm() {
        given(risk("HOST-DOWN").openedLately(20)).fires(STORM).produces(new StormGroup("", "SCENARIO_STORM"));
    }

    @Test
    void nineteen_events_before_it_are_no_storm() {
        given(risk("HOST-DOWN").openedLately(19)).firesNot(STORM);
    }

    @Test
    void only_an_event_that_opens_belongs_to_a_storm() {
        given(risk("HOST-DOWN").joining(2, 5).openedLately(50)).firesNot(STORM);
        given(risk("HOST-DOWN").completedSecondsAgo(10).openedLately(50)).firesNot(STORM);
        given(risk("HOST-DOWN").recovering(false).openedLately(50)).firesNot(STORM);
    }

    @Test
    void every_situation_has_exactly_one_correlation_and_a_whole_batch_the_same_as_each_alone() {
        var batch = everySituation();
        var together = DecisionPipeline.decide(RuleTest.RULEBOOK, batch);
        assertThat(batch).hasSize(84);
        for (int i = 0; i < batch.size(); i++) {
            var alone = DecisionPipeline.decide(RuleTest.RULEBOOK, List.of(batch.get(i)))
                    .get(0);
            assertThat(together.get(i).firings()).isEqualTo(alone.firings());
            assertThat(alone.firings())
                    .filteredOn(firing -> firing.stage() == Stage.CORRELATION)
                    .extracting(Firing::decision)
                    .filteredOn(Correlation.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void every_rule_of_the_file_fires_in_some_situation() {
        var fired = DecisionPipeline.decide(RuleTest.RULEBOOK, everySituation()).stream()
                .flatMap(verdict -> verdict.firings().stream())
                .filter(firing -> firing.stage() == Stage.CORRELATION)
                .map(Firing::rule)
                .distinct();
        assertThat(fired).containsExactlyInAnyOrderElementsOf(Tables.rules("correlation/correlation.drl"));
    }

    private static List<Situation> everySituation() {
        var all = new ArrayList<Situation>();
        for (long opened : List.of(0L, 19L, 20L, 100L)) {
            var base = risk("HOST-DOWN").openedLately(opened);
            for (var event :
                    List.of(base, base.joining(2, 5), base.completedSecondsAgo(3600), base.completedSecondsAgo(3601))) {
                all.add(event.situation());
                all.add(event.recovering(true).situation());
                all.add(event.recovering(false).situation());
                all.add(event.during(true).situation());
                all.add(event.during(false).situation());
            }
            all.add(suppressed(Signals.alert("HostHighCpuLoad", Set.of(), Map.of("severity", "none")), base));
        }
        return all;
    }

    private static Situation suppressed(Alert signal, RiskSituation situation) {
        var recognition =
                DecisionPipeline.recognise(RuleTest.RULEBOOK, List.of(signal)).get(0);
        return new Situation(recognition, situation.context());
    }
}
