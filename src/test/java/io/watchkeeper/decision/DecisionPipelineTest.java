package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.Verdict.Outcome;
import io.watchkeeper.decision.Verdict.Recommended;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.PlanHistory;
import org.junit.jupiter.api.Test;

class DecisionPipelineTest {
    private final Rulebook rulebook = BuiltInRules.rulebook();

    private final Alert fullDisk = new Alert(
            "",
            "prometheus",
            "HostOutOfDiskSpace",
            "critical",
            "FIRING",
            "production",
            Set.of("host", "out", "of", "disk", "space"),
            Set.of(),
            Map.of("instance", "10.0.0.1:9100"),
            Map.of());

    private Verdict decide(Alert alert, EventContext context) {
        var recognised = DecisionPipeline.recognise(rulebook, List.of(alert)).get(0);
        return DecisionPipeline.decide(rulebook, List.of(new Situation(recognised, context)))
                .get(0);
    }

    @Test
    void a_first_alert_opens_a_graded_event_with_plans() {
        var verdict = decide(fullDisk, EventContext.fresh(3600, 600));

        assertThat(verdict.situation().recognition().scenario().orElseThrow().code())
                .isEqualTo("HOST-DISK-SPACE");
        assertThat(verdict.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(verdict.grade().orElseThrow().grade()).isEqualTo(Grade.CRITICAL);
        assertThat(verdict.recommendations()).extracting(Recommended::plan).startsWith("DISK-CLEAN");
    }

    @Test
    void a_stored_decision_replays_to_the_same_text() {
        var stored = CanonicalJson.of(decide(fullDisk, EventContext.fresh(3600, 600)));

        assertThat(CanonicalJson.of(Replay.of(rulebook, stored))).isEqualTo(stored);
        assertThat(CanonicalJson.canonical(stored)).isEqualTo(stored);
    }

    @Test
    void a_stored_decision_tells_the_answers_of_its_stages() {
        var stages = StageDecision.of(decide(fullDisk, EventContext.fresh(3600, 600)));

        assertThat(stages)
                .extracting(StageDecision::kind)
                .startsWith("ScenarioMatch", "Correlation", "RiskGrade", "PlanRecommendation");
        assertThat(stages).allSatisfy(stage -> assertThat(stage.rules()).isNotEmpty());
    }

    @Test
    void a_plan_that_mostly_healed_comes_first_and_one_that_mostly_failed_last_and_both_say_why() {
        var usual = decide(fullDisk, EventContext.fresh(3600, 600)).recommendations();
        var tried = EventContext.fresh(3600, 600)
                .trying(List.of(PlanHistory.of("DISK-CLEAN", 5, 1), PlanHistory.of("DISK-EXPAND", 10, 9)));
        var verdict = decide(fullDisk, tried);

        assertThat(usual).extracting(Recommended::plan).startsWith("DISK-CLEAN");
        assertThat(verdict.recommendations())
                .extracting(Recommended::plan)
                .startsWith("DISK-EXPAND")
                .endsWith("DISK-CLEAN")
                .hasSameSizeAs(usual);
        assertThat(verdict.recommendations()).extracting(Recommended::rank).isSorted();
        assertThat(rulebook.reasons()
                        .render(verdict.recommendations().get(0).reason())
                        .en())
                .isEqualTo("The symptom ended after 9 of its last 10 runs for this scenario.");
        assertThat(rulebook.reasons()
                        .render(verdict.recommendations().get(usual.size() - 1).reason())
                        .en())
                .startsWith("The symptom ended after only 1 of its last 5 runs");
        var stored = CanonicalJson.of(verdict);
        assertThat(CanonicalJson.of(Replay.of(rulebook, stored))).isEqualTo(stored);
        assertThat(StageDecision.of(verdict))
                .allSatisfy(stage -> assertThat(stage.rules()).isNotEmpty());
    }

    @Test
    void what_a_plan_did_that_is_no_longer_there_says_nothing() {
        var tried = EventContext.fresh(3600, 600).trying(List.of(PlanHistory.of("OF-LAST-YEAR", 20, 20)));

        assertThat(decide(fullDisk, tried).recommendations())
                .isEqualTo(decide(fullDisk, EventContext.fresh(3600, 600)).recommendations());
    }
}
