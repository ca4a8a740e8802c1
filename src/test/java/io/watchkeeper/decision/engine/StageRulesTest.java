package io.watchkeeper.decision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.table.DecisionTable;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.PlanRecommendation;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.RiskGrade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that the check would refuse are run here too: what protects the service must not be the check alone. */
class StageRulesTest {
    private static final Set<String> READ = Set.of("RiskEvent", "RiskGrade", "PlanRecommendation");
    private static final String TABLE =
            """
            RuleSet,rules.grading
            Import,io.watchkeeper.facts.*
            RuleTable t
            NAME,PRIORITY,ACTIVATION-GROUP,CONDITION,ACTION,ACTION
            ,,,$e : RiskEvent,,
            ,,,severity,"String grade = ""$param"";","insert(new RiskGrade($e.signal(), grade, ""$param""));"
            Name,Priority,Group,Severity,Grade,Reason
            first,1,g,critical,CRITICAL,R
            second,0,g,critical,HIGH,R
            third,0,,critical,LOW,S
            """;

    private StageRules rules;

    @AfterEach
    void close() {
        if (rules != null) {
            rules.close();
        }
    }

    private StageRules rules(String drl, DecisionTable... tables) {
        var sources = StageSources.of(
                Stage.GRADING,
                drl.isEmpty()
                        ? Map.of()
                        : Map.of("grading/x.drl", "package rules.grading;\nimport io.watchkeeper.facts.*;\n" + drl),
                List.of(tables));
        var problems = new Problems();
        var base = StageBases.acquire(sources, problems)
                .orElseThrow(() -> new AssertionError(problems.found().toString()));
        rules = new StageRules(sources, List.of(tables), new StockTables(), base, new FactsRead(READ));
        return rules;
    }

    private static RiskEvent event(String signal, String severity) {
        return new RiskEvent(signal, "ALERT", "DISK", "host", "HIGH", severity, "", 1, 1, 0, 1, false, false, "", "");
    }

    @Test
    void rows_insert_their_decisions_for_rules_to_read() {
        var fired = rules(
                        """
                        rule "chained" when $g : RiskGrade(grade == "LOW")
                        then insert(new PlanRecommendation($g.signal(), "P", 3, $g.reason())); end
                        """,
                        Tables.read(TABLE))
                .fire(List.of(event("7", "critical")), Optional.empty());

        assertThat(fired).containsOnlyKeys("7");
        assertThat(fired.get("7")).extracting(Firing::rule).containsExactly("first", "third", "chained");
        assertThat(fired.get("7"))
                .extracting(Firing::decision)
                .containsExactly(
                        new RiskGrade("", "CRITICAL", "R"),
                        new RiskGrade("", "LOW", "S"),
                        new PlanRecommendation("", "P", 3, "S"));
        assertThat(fired.get("7").get(0).cells()).containsEntry("A8", "first").containsEntry("D8", "critical");
        assertThat(fired.get("7").get(2).table()).isEmpty();
    }

    @Test
    void an_activation_group_holds_for_each_signal_of_a_batch() {
        List<Fact> batch = IntStream.range(0, 100)
                .mapToObj(i -> (Fact) event(Integer.toString(i), i % 2 == 0 ? "critical" : "info"))
                .toList();

        var fired = rules("", Tables.read(TABLE)).fire(batch, Optional.empty());

        assertThat(fired).hasSize(50);
        assertThat(fired.values())
                .allSatisfy(rows -> assertThat(rows).extracting(Firing::rule).containsExactly("first", "third"));
    }

    @Test
    void a_throwing_consequence_is_a_fault_of_its_rule() {
        var throwing =
                rules("rule \"breaks\" when $e : RiskEvent(severity == \"x\") then Integer.parseInt(\"no\"); end");

        assertThatThrownBy(() -> throwing.fire(List.of(event("0", "x")), Optional.empty()))
                .isInstanceOfSatisfying(
                        RuleFault.class, fault -> assertThat(fault.rule()).isEqualTo("breaks"))
                .hasMessageContaining("NumberFormatException");
        assertThat(throwing.fire(List.of(event("0", "y")), Optional.empty())).isEmpty();
    }

    @Test
    void a_throwing_condition_is_a_fault_of_its_rule() {
        var throwing = rules(
                """
                rule "asks too much" when $e : RiskEvent(Integer.parseInt(severity) > 3)
                then insert(new RiskGrade($e.signal(), "HIGH", "R")); end
                """);

        assertThatThrownBy(() ->
                        throwing.fire(List.of(event("0", "4"), event("1", "many"), event("2", "5")), Optional.empty()))
                .isInstanceOfSatisfying(
                        RuleFault.class, fault -> assertThat(fault.rule()).isEqualTo("asks too much"));
        assertThat(throwing.fire(List.of(event("0", "4"), event("2", "5")), Optional.empty()))
                .containsOnlyKeys("0", "2");
    }

    @Test
    void rules_that_feed_themselves_meet_a_limit() {
        var endless = rules(
                """
                rule "starts" when $e : RiskEvent() then insert(new PlanRecommendation($e.signal(), "P", 1, "R")); end
                rule "goes on" when $p : PlanRecommendation()
                then insert(new PlanRecommendation($p.signal(), "P", $p.rank(), "R")); end
                """);

        assertThatThrownBy(() -> endless.fire(List.of(event("0", "x")), Optional.empty()))
                .isInstanceOfSatisfying(
                        RuleFault.class, fault -> assertThat(fault.rule()).isEqualTo("goes on"))
                .hasMessageContaining("did not end");
    }

    @Test
    void a_large_honest_batch_stays_below_the_limit() {
        List<Fact> batch = IntStream.range(0, 500)
                .mapToObj(i -> (Fact) event(Integer.toString(i), "critical"))
                .toList();

        assertThat(rules("", Tables.read(TABLE)).fire(batch, Optional.empty())).hasSize(500);
    }

    @Test
    void a_closed_stage_decides_nothing() {
        var closed = rules("", Tables.read(TABLE));
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.fire(List.of(), Optional.empty())).isInstanceOf(IllegalStateException.class);
    }
}
