package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.facts.CheckRequest;
import io.watchkeeper.facts.DiagnosedPlan;
import io.watchkeeper.facts.Diagnosis;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Evidence;
import org.junit.jupiter.api.Test;

/** The way through a tree, node by node; the rest of the shipped trees is in {@code diagnosis/trees.tests.csv}. */
class DiagnosisTreesTest {

    @Test
    void a_diagnosis_begins_by_asking_at_the_root() {
        given("CPU-USE", Map.of())
                .fires("First ask how much of the CPU is used")
                .produces(new CheckRequest("", "CPU-USED", "as defined"));
    }

    @Test
    void the_evidence_takes_one_branch_and_the_next_node_asks() {
        var walk = walk("CPU-USE", Map.of("CPU-USE", number("CPU-USE", 95)));
        fired(walk).fires("A busy CPU is asked for its waiting").produces(new DiagnosisStep("", "CPU-WAIT"));
        assertThat(walk.end()).isInstanceOf(Walk.Asks.class);
        assertThat(walk.steps()).extracting(Walk.Step::node).containsExactly("CPU-USE", "CPU-WAIT");
    }

    @Test
    void a_way_ends_with_a_conclusion_and_its_plans() {
        var answers = Map.of("DISK-FREE", number("DISK-FREE", 4), "DISK-FILLS", number("DISK-FILLS", 5_000));
        var fired = given("DISK-FREE", answers);
        fired.fires("A disk that fills fast is full soon")
                .produces(new Diagnosis("", "DISK-FULL-FAST", "HIGH", "GRAVER"));
        fired.fires("What fills the disk is found and removed").produces(new DiagnosedPlan("", "DISK-CLEAN", 1));
    }

    @Test
    void a_missing_answer_is_evidence_too() {
        var silent = new Evidence("", "CPU-USE", Evidence.NO_ANSWER, 0, "");
        given("CPU-USE", Map.of("CPU-USE", silent))
                .fires("A CPU without measurements leads to the host")
                .fires("Without measurements ask whether the host still answers");
    }

    @Test
    void evidence_of_nodes_that_are_not_on_the_way_changes_nothing() {
        var answers = new HashMap<>(Map.of("CPU-USE", number("CPU-USE", 10)));
        var alone = walk("CPU-USE", answers);
        answers.put("DISK-FREE", number("DISK-FREE", 1));
        assertThat(walk("CPU-USE", answers)).isEqualTo(alone);
    }

    private static RuleTest.Fired given(String root, Map<String, Evidence> evidence) {
        return fired(walk(root, evidence));
    }

    private static RuleTest.Fired fired(Walk walk) {
        return new RuleTest.Fired(
                walk.firings().stream().<Firing>map(firing -> firing).toList());
    }

    private static Walk walk(String root, Map<String, Evidence> evidence) {
        return Walk.of(RuleTest.RULEBOOK, root, evidence);
    }

    private static Evidence number(String node, double value) {
        return new Evidence("", node, Evidence.OK, value, "");
    }
}
