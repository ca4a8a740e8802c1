package io.watchkeeper.decision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.table.Tables;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.RiskEvent;
import io.watchkeeper.facts.ScenarioWindow;
import org.junit.jupiter.api.Test;

/** Tables as the stage runs them: in one session for several signals. */
class StageTablesTest {
    private static final String FILE = "grading/test.drl.csv";
    private static final String ROW =
            "\"insert(new RiskGrade($e.signal(), \"\"$1\"\", \"\"$2\"\"));\"\nGroup,Severity,Grade and reason\n";

    private static String table(String properties, String column, String... rows) {
        return "RuleSet,rules.grading\nImport,io.watchkeeper.facts.*\n" + properties + "RuleTable test\n" + column
                + ",CONDITION,ACTION\n,$e : RiskEvent,\n,\"severity == \"\"$param\"\"\"," + ROW
                + String.join("\n", rows)
                + "\n";
    }

    private static List<RulebookProblem> problems(String text) {
        var problems = new Problems();
        new StageCompiler(Stage.GRADING, Tables.vocabulary(), problems, new Readings()).read(Map.of(FILE, text));
        return problems.found();
    }

    private static Map<String, List<Firing>> fire(String text, Optional<Instant> at, Fact... facts) {
        var problems = new Problems();
        var compiler = new StageCompiler(Stage.GRADING, Tables.vocabulary(), problems, new Readings());
        compiler.read(Map.of(FILE, text));
        assertThat(problems.found()).isEmpty();
        try (var rules = compiler.build()
                .orElseThrow(() -> new AssertionError(problems.found().toString()))) {
            return rules.fire(List.of(facts), at);
        }
    }

    private static RiskEvent event(String signal, String severity) {
        return new RiskEvent(signal, "", "", "", "", severity, "", 1, 0, 0, 0, false, false, "", "");
    }

    @Test
    void two_rows_of_a_unique_table_are_a_fault_that_names_both() {
        var text = table("HitPolicy,unique\n", "DESCRIPTION", ",critical,\"HIGH, R\"", ",critical,\"LOW, R\"");

        assertThat(fire(text, Optional.empty(), event("0", "error"))).isEmpty();
        assertThatThrownBy(() -> fire(text, Optional.empty(), event("0", "critical")))
                .isInstanceOf(RuleFault.class)
                .hasMessageContaining("test_10")
                .hasMessageContaining("rows 9 and 10 of " + FILE);
    }

    @Test
    void a_date_is_compared_with_the_time_of_the_decision() {
        var text = table("", "DATE-EFFECTIVE", "01-Jan-2026,critical,\"HIGH, R\"");

        assertThat(fire(text, Optional.of(Instant.parse("2026-01-01T00:00:00.001Z")), event("0", "critical")))
                .containsOnlyKeys("0");
        assertThat(fire(text, Optional.of(Instant.parse("2026-01-01T00:00:00Z")), event("0", "critical")))
                .isEmpty();
        assertThat(fire(text, Optional.empty(), event("0", "critical"))).isEmpty();
    }

    @Test
    void a_compiled_table_is_traced_to_its_rows() {
        var text = table("Compiled,true\n", "NAME", "Grave,critical,\"HIGH, R\"", ",error,\"LOW, R\"");

        var fired = fire(text, Optional.empty(), event("0", "critical"), event("1", "error"));

        assertThat(fired.get("0"))
                .extracting(Firing::rule, Firing::table, Firing::row, firing -> firing.cells()
                        .get("B9"))
                .containsExactly(tuple("Grave", FILE, 9, "critical"));
        assertThat(fired.get("1"))
                .extracting(Firing::rule, Firing::table, Firing::row, firing -> firing.cells()
                        .get("B10"))
                .containsExactly(tuple("test_10", FILE, 10, "error"));
    }

    @Test
    void a_compiled_table_is_known_as_such() {
        var compiler = new StageCompiler(Stage.GRADING, Tables.vocabulary(), new Problems(), new Readings());
        compiler.read(Map.of(FILE, table("Compiled,true\n", "NAME", ",critical,\"HIGH, R\"")));

        try (var rules = compiler.build().orElseThrow()) {
            assertThat(rules.compiledTables()).containsExactly(FILE);
            assertThat(rules.tables()).isEmpty();
        }
    }

    @Test
    void a_compiled_table_may_do_no_more_than_a_rule_written_by_hand() {
        var text = table("Compiled,true\n", "NAME", ",critical,\"HIGH, R\"", ",error,\"LOW, R\"")
                .replace("insert(new RiskGrade($e.signal(), \"\"$1\"\", \"\"$2\"\"));", "System.exit(1);");

        assertThat(problems(text))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("A9", "FORBIDDEN_CONSEQUENCE"), tuple("A10", "FORBIDDEN_CONSEQUENCE"));
        assertThat(problems(table("Compiled,true\nFunctions,void f() {}\n", "NAME", ",critical,\"HIGH, R\"")))
                .isNotEmpty();
        assertThat(problems(table("Compiled,true\n", "Quality", ",critical,\"HIGH, R\"")))
                .isNotEmpty();
    }

    @Test
    void a_joined_fact_is_one_of_the_same_signal() {
        var text = table("", "DESCRIPTION", ",critical,x,5,\"HIGH, R\"")
                .replace("CONDITION,ACTION", "CONDITION,CONDITION,CONDITION,ACTION")
                .replace(",$e : RiskEvent,", ",$e : RiskEvent,$w : ScenarioWindow...,$w : ScenarioWindow...,")
                .replace(
                        "\"severity == \"\"$param\"\"\",",
                        "\"severity == \"\"$param\"\"\",signal == $e.signal?,opened >= $param,");

        var fired = fire(
                text,
                Optional.empty(),
                event("0", "critical"),
                new ScenarioWindow("0", 4, 600),
                event("1", "critical"),
                new ScenarioWindow("1", 5, 600));

        assertThat(fired).containsOnlyKeys("1");
    }

    @Test
    void an_object_without_the_signal_of_the_first_is_refused() {
        var text = table("", "DESCRIPTION", ",critical,5,\"HIGH, R\"")
                .replace("CONDITION,ACTION", "CONDITION,CONDITION,ACTION")
                .replace(",$e : RiskEvent,", ",$e : RiskEvent,$w : ScenarioWindow,")
                .replace("\"severity == \"\"$param\"\"\",", "\"severity == \"\"$param\"\"\",opened >= $param,");

        assertThat(problems(text))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("C6", "MISSING_JOIN"));
    }
}
