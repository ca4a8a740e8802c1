package io.watchkeeper.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.EventContext.EventPresence;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.InspectionResult;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.facts.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static InspectionResult measured(double value) {
        return new InspectionResult(
                "17",
                "s",
                "证书 \"检查\" \\ 😀",
                "FAILED",
                "host",
                "h1",
                "",
                "",
                "",
                "production",
                Set.of("证书", "b", "a"),
                value,
                "%",
                "line\nbreak",
                "",
                Map.of("z", "1", "a", "2"));
    }

    private static Verdict verdict(Signal signal) {
        var rulebook = BuiltInRules.rulebook();
        var recognition = DecisionPipeline.recognise(rulebook, List.of(signal)).get(0);
        var context = EventContext.of(false, EventPresence.OPEN, 4, 2, 5400, 0, 3600, 30, 600);
        return DecisionPipeline.decide(rulebook, List.of(new Situation(recognition, context)))
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, 0.1, 1e-7, 12345678901234567890.0, -2.5, Double.MIN_VALUE, Double.MAX_VALUE})
    void a_signal_comes_back_as_it_was(double value) {
        var text = CanonicalJson.of(measured(value));

        assertThat(CanonicalJson.signal(text)).isEqualTo(measured(value).as(""));
        assertThat(CanonicalJson.of(CanonicalJson.signal(text))).isEqualTo(text);
        assertThat(text).as("plain digits").doesNotContainPattern("\"value\":[^,}]*[eE]");
    }

    @Test
    void a_verdict_replays_to_the_same_text_whatever_the_store_does_to_its_keys() throws Exception {
        var text = CanonicalJson.of(verdict(measured(3.5)));
        var reordered = reversed((ObjectNode) new ObjectMapper().readTree(text));

        assertThat(reordered).isNotEqualTo(text);
        assertThat(CanonicalJson.canonical(reordered)).isEqualTo(text);
        assertThat(CanonicalJson.of(Replay.of(BuiltInRules.rulebook(), reordered)))
                .isEqualTo(text);
    }

    private static String reversed(ObjectNode tree) {
        var turned = new ObjectMapper().createObjectNode();
        var names = new java.util.ArrayList<String>();
        tree.fieldNames().forEachRemaining(names::add);
        java.util.Collections.reverse(names);
        names.forEach(name -> turned.set(name, tree.get(name)));
        return turned.toPrettyString();
    }

    @Test
    void the_views_of_a_verdict_and_of_its_stored_text_are_the_same() {
        var verdict = verdict(measured(3.5));

        assertThat(StageDecision.of(CanonicalJson.of(verdict))).isEqualTo(StageDecision.of(verdict));
        var past = PastDecision.read(CanonicalJson.of(verdict));
        assertThat(past.context()).isEqualTo(verdict.situation().context());
        assertThat(past.decided()).isEqualTo(Decided.of(verdict));
    }

    @Test
    void a_suppressed_signal_tells_why() {
        var watchdog = new Alert("", "am", "Watchdog", "none", "FIRING", "", Set.of("watchdog"), null, null, null);
        var verdict = verdict(watchdog);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.RECORD);
        assertThat(StageDecision.of(verdict))
                .extracting(StageDecision::kind)
                .containsExactly("Suppression", "Correlation");
        assertThat(CanonicalJson.of(Replay.of(BuiltInRules.rulebook(), CanonicalJson.of(verdict))))
                .isEqualTo(CanonicalJson.of(verdict));
    }

    @Test
    void a_decision_made_during_a_change_replays_without_the_change() {
        var rulebook = BuiltInRules.rulebook();
        var alert = new Alert("", "am", "HostDown", "critical", "FIRING", "", Set.of("host", "down"), null, null, null);
        var recognition = DecisionPipeline.recognise(rulebook, List.of(alert)).get(0);
        var change = new PlannedChange("", "r-1", "RELEASE", true, 60, 600);
        var context = EventContext.fresh(3600, 600).during(List.of(change));
        var verdict = DecisionPipeline.decide(rulebook, List.of(new Situation(recognition, context)))
                .get(0);
        var text = CanonicalJson.of(verdict);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.RECORD);
        assertThat(verdict.outcomeReason().arguments()).containsEntry("change", "r-1");
        assertThat(verdict.heldBackBy()).contains("r-1");
        assertThat(PastDecision.read(text).context()).isEqualTo(context);
        assertThat(CanonicalJson.of(Replay.of(rulebook, text))).isEqualTo(text);
        assertThat(StageDecision.of(text)).isEqualTo(StageDecision.of(verdict));
        assertThat(CanonicalJson.of(verdict(alert))).doesNotContain("changes");
    }

    @Test
    void what_is_no_decision_is_refused() {
        assertThatThrownBy(() -> PastDecision.read("[]")).isInstanceOf(IllegalArgumentException.class);
    }
}
