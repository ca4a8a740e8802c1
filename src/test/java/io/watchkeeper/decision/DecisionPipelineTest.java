package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.Verdict.Outcome;
import io.watchkeeper.decision.Verdict.Recommended;
import io.watchkeeper.facts.Alert;
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
}
