package io.watchkeeper.rules;

import static io.watchkeeper.rules.RiskSituation.risk;
import static io.watchkeeper.rules.RuleTest.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;

import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.decision.Verdict.Recommended;
import io.watchkeeper.facts.PlanRecommendation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code recommendation/recommendation.drl.csv}: an example a family of rows, and what holds for every event. */
class RecommendationTest {
    private static List<Verdict> verdicts;

    @BeforeAll
    static void decideEverything() {
        verdicts = DecisionPipeline.decide(
                RuleTest.RULEBOOK,
                Situations.ofEveryScenario().stream()
                        .map(RiskSituation::situation)
                        .toList());
    }

    @Test
    void a_scenario_recommends_its_first_measure() {
        given(risk("HOST-DISK-SPACE"))
                .fires("A full disk is cleaned first")
                .produces(new PlanRecommendation("", "DISK-CLEAN", 10, "FIRST_MEASURE"));
    }

    @Test
    void repetition_calls_for_the_lasting_measure() {
        given(risk("HOST-DISK-SPACE").joining(2, 5))
                .firesNot("A disk that fills for the first time may be enlarged")
                .fires("A disk that keeps filling is enlarged")
                .produces(new PlanRecommendation("", "DISK-EXPAND", 20, "RECURS"));
    }

    @Test
    void a_first_occurrence_offers_the_lasting_measure_later() {
        given(risk("K8S-POD-CRASH"))
                .firesNot("A pod that keeps crashing goes back to the last good release")
                .fires("A pod that crashes for the first time may go back to the last good release")
                .produces(new PlanRecommendation("", "RELEASE-ROLLBACK", 20, "NEXT_MEASURE"));
    }

    @Test
    void a_grave_event_spares_the_users_first() {
        given(risk("HOST-CPU").severity("critical"))
                .fires("A grave CPU overload takes the host off traffic")
                .produces(new PlanRecommendation("", "TRAFFIC-OFF", 30, "GRAVE"));
        given(risk("HOST-CPU")).firesNot("A grave CPU overload takes the host off traffic");
    }

    @Test
    void many_lost_hosts_point_at_the_network() {
        given(risk("HOST-DOWN").openedLately(4))
                .fires("Many lost hosts point at the network")
                .produces(new PlanRecommendation("", "NETWORK-LINK-SWITCH", 5, "MANY_AT_ONCE"));
    }

    @Test
    void a_storm_stops_changes() {
        given(risk("WEB-ERRORS").openedLately(20))
                .fires("A storm stops changes")
                .produces(new PlanRecommendation("", "CHANGE-FREEZE", 1, "STORM_PLAN"));
    }

    @Test
    void the_second_line_is_called_once() {
        given(risk("DATABASE-DOWN").completedSecondsAgo(60))
                .firesNot("An event that came back calls the second line")
                .fires("A critical event calls the second line")
                .produces(new PlanRecommendation("", "SECOND-LINE", 90, "CRITICAL_EVENT"));
        given(risk("HOST-CPU").completedSecondsAgo(60))
                .fires("An event that came back calls the second line")
                .produces(new PlanRecommendation("", "SECOND-LINE", 91, "CAME_BACK_PLAN"));
    }

    @Test
    void every_event_of_a_known_scenario_has_a_plan() {
        assertThat(verdicts)
                .filteredOn(verdict -> !List.of("UNCLASSIFIED", "NOTICE").contains(scenario(verdict)))
                .allSatisfy(verdict -> assertThat(verdict.recommendations()).isNotEmpty());
    }

    @Test
    void no_event_is_recommended_a_plan_twice_or_two_plans_of_one_rank() {
        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.recommendations()).extracting(Recommended::plan).doesNotHaveDuplicates();
            assertThat(verdict.recommendations())
                    .extracting(Recommended::rank)
                    .doesNotHaveDuplicates()
                    .isSorted();
        });
    }

    @Test
    void every_row_fires_for_some_event() {
        var fired = new TreeSet<String>();
        verdicts.stream()
                .flatMap(verdict -> verdict.firings().stream())
                .filter(firing -> firing.stage() == Stage.RECOMMENDATION)
                .map(Firing::rule)
                .forEach(fired::add);
        assertThat(fired).containsExactlyInAnyOrderElementsOf(Tables.rows("recommendation/recommendation.drl.csv"));
    }

    @Test
    void every_reason_is_told_in_full() {
        var reasons = RuleTest.RULEBOOK.reasons();
        assertThat(verdicts).flatExtracting(Verdict::recommendations).allSatisfy(recommended -> {
            var text = reasons.render(recommended.reason());
            assertThat(text.en()).isNotBlank().doesNotContain("{", "  ", " .", " ,");
            assertThat(text.zh()).isNotBlank().doesNotContain("{");
        });
    }

    private static String scenario(Verdict verdict) {
        return verdict.situation().recognition().scenario().orElseThrow().code();
    }
}
