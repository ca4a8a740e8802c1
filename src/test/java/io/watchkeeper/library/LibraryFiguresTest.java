package io.watchkeeper.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.BuiltInRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well the library recognises alerts that it was not written for. The lists are other people's work and are read where they lie. */
class LibraryFiguresTest {
    private static final double SPECIFIC_AT_LEAST = 0.97;
    private static final double ONE_SCENARIO_AT_MOST = 0.06;
    private static final double AGREEING_AT_LEAST = 0.95;

    private static final Map<String, String> ANSWERS = RightAnswers.settled();
    private static List<ListedRule> rules;
    private static Matching matching;

    @BeforeAll
    static void match() {
        assumeTrue(
                AlertLists.GUARDED.stream().allMatch(list -> Files.exists(AlertLists.FOLDER.resolve(list + ".json"))),
                "The alert lists are missing: put awesome-prometheus-alerts.json and kube-prometheus.json (alertname, severity, expr, summary, description"
                        + " of samber/awesome-prometheus-alerts and of prometheus-operator/kube-prometheus) into ../shared/alerts beside the repository.");
        rules = AlertLists.guarded();
        matching = Matching.of(BuiltInRules.rulebook(), rules);
    }

    @Test
    void most_rules_match_a_scenario_more_specific_than_a_catch_all() {
        assertThat(matching.specificShare())
                .as("unmatched: %s", matching.unmatched())
                .isGreaterThanOrEqualTo(SPECIFIC_AT_LEAST);
    }

    @Test
    void no_scenario_takes_more_than_its_share() {
        assertThat(matching.byScenario()).allSatisfy((scenario, count) -> assertThat((double) count / rules.size())
                .isLessThanOrEqualTo(ONE_SCENARIO_AT_MOST));
    }

    @Test
    void most_right_answers_are_given() {
        var wrong = matching.disagreeing(ANSWERS);
        assertThat(matching.answered(ANSWERS)).isEqualTo(ANSWERS.size());
        assertThat(1 - (double) wrong.size() / ANSWERS.size())
                .as("wrong: %s", wrong)
                .isGreaterThanOrEqualTo(AGREEING_AT_LEAST);
    }

    @Test
    void the_right_answers_are_those_of_the_draw() {
        assertThat(ANSWERS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        AlertLists.drawn(rules).stream().map(ListedRule::place).toList());
    }

    @Test
    void mere_signs_of_life_are_handled_as_what_they_are() {
        assertThat(matching.suppressed())
                .extracting(ListedRule::alertname)
                .contains("Watchdog", "InfoInhibitor", "PrometheusAlertmanagerE2EDeadManSwitch");
    }
}
