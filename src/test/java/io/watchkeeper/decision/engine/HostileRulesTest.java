package io.watchkeeper.decision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules written to get out of what rules may do, or to keep the service busy. Each was accepted, or hung, before it was refused. */
class HostileRulesTest {
    private static final String HEAD = "package rules.grading;\nimport io.watchkeeper.facts.*;\n";
    private static final String FIRST = "$e : RiskEvent()";
    private static final String GOOD = "insert(new RiskGrade($e.signal(), \"HIGH\", \"R\"));";

    private static List<RulebookProblem> problems(String drl) {
        var problems = new Problems();
        var compiler = new StageCompiler(Stage.GRADING, Tables.vocabulary(), problems, new Readings());
        compiler.read(Map.of("grading/x.drl", drl));
        return problems.found();
    }

    private static String rule(String name, String conditions, String consequence) {
        return HEAD + "rule " + name + "\nwhen\n" + conditions + "\nthen\n" + consequence + "\nend\n";
    }

    private static void refused(String drl, String code) {
        assertThat(problems(drl)).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.cell()).as("its line").matches("\\d+");
            assertThat(problem.message().zh()).isNotBlank();
        });
    }

    /** Drools writes the name into Java between quotation marks, as it stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\\\" + System.getenv(\\\"HOME\\\") + \\\"\"",
                "'a\" + System.getenv(\"HOME\") + \"'",
                "\"a\\\\\"",
                "\"a\nb\"",
                "\"\"",
                "\" \"",
                "\"rows of table 0\""
            })
    void a_name_that_is_code_or_one_of_ours_is_refused(String name) {
        refused(rule(name, FIRST, GOOD), "RULE_NAME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity == \"x\" /* \" */ || java.lang.System.getenv(\"HOME\") == \"y\" /* \" */",
                "severity == \"x\" // \"\n || java.lang.System.exit(3) == \"y\" // \"\n",
                "severity == 'a\" + java.lang.System.getenv(\"HOME\") + \"b'",
                "severity == 'a'",
                "class != null",
                "class.name == \"x\"",
                "severity.class.protectionDomain != null",
                "module != null",
                "severity.bytes != null",
                "severity.chars != null",
                "severity.strip == \"x\"",
                "this after \"x\"",
                "severity soundslike \"x\"",
                "severity matches scenario",
                "severity matches \"[\"",
                "severity matches \"(a+)+$\"",
                "severity not matches \"(a|aa)+\"",
                "severity matches \".*.*.*.*x\"",
                "severity matches \"a?a?a?a?a?a?a?a?a?a?aaaaaaaaaa\"",
            })
    void a_constraint_that_does_more_than_compare_in_time_is_refused(String constraint) {
        refused(rule("\"R\"", "$e : RiskEvent(" + constraint + ")", GOOD), "FORBIDDEN_DRL");
    }

    @Test
    void a_path_into_objects_is_no_pattern() {
        refused(rule("\"R\"", FIRST + " /riskEvents", GOOD), "FORBIDDEN_DRL");
    }

    /** A batch shares one session: the alert of one must not decide about another's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "signal == $e.signal || reason == \"x\"",
                "!(signal == $e.signal)",
                "signal == $g.signal",
                "signal == $e.severity",
                "signal == $severity",
                "signal == $e.signal && reason == \"x\"",
                "signal in ($e.signal)",
                "signal != $e.signal",
                "signal == $other.signal",
                "reason == \"signal == $e.signal\""
            })
    void a_pattern_that_only_seems_to_name_the_signal_is_refused(String constraint) {
        refused(
                rule("\"R\"", "$e : RiskEvent($severity : severity)\n$g : StormGroup(" + constraint + ")", GOOD),
                "FORBIDDEN_DRL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal == $e.signal", "signal == $e.signal()", "$e.signal == signal", "signal == $s"})
    void a_pattern_of_the_same_signal_passes(String constraint) {
        assertThat(problems(rule("\"R\"", "$e : RiskEvent($s : signal)\nStormGroup(" + constraint + ")", GOOD)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert(new RiskGrade(\"0\", \"HIGH\", \"R\"));",
                "insert(new RiskGrade($e.severity(), \"HIGH\", \"R\"));",
                "insert(new RiskGrade($e.signal(), null, null));",
                "insert(new RiskGrade($e.signal(), \"\"\"\nHIGH\"\"\", \"R\"));",
                "insert(new RiskGrade($e.signal(), 'H', \"R\"));",
                "insert(new <String> RiskGrade($e.signal(), \"HIGH\", \"R\"));",
                "insert(new @Deprecated RiskGrade($e.signal(), \"HIGH\", \"R\"));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", ((java.util.function.Supplier<String>) () -> \"x\").get()));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", java.util.Objects::toString));",
                "{ insert(new RiskGrade($e.signal(), \"HIGH\", \"R\")); }",
                "x: insert(new RiskGrade($e.signal(), \"HIGH\", \"R\"));",
                "drools.insert(new RiskGrade($e.signal(), \"HIGH\", \"R\"));",
            })
    void a_decision_about_another_signal_or_of_no_literals_is_refused(String consequence) {
        refused(rule("\"R\"", FIRST, consequence), "FORBIDDEN_CONSEQUENCE");
    }

    @Test
    void a_rule_does_not_insert_without_measure() {
        refused(rule("\"R\"", FIRST, (GOOD + "\n").repeat(21)), "FORBIDDEN_CONSEQUENCE");
    }

    static Stream<String> unseen() {
        return Stream.of(
                "\ufeff" + rule("\"R\"", FIRST, GOOD),
                rule("\"a\u202eb\"", FIRST, GOOD),
                rule("\"a\u2066b\"", FIRST, GOOD),
                rule("\"a\u200bb\"", FIRST, GOOD),
                rule("\"a\u0000b\"", FIRST, GOOD),
                HEAD + "// \rrule \"H\" when $e : RiskEvent() then System.exit(1); end\n",
                HEAD + "// \u2028rule \"H\" when $e : RiskEvent() then System.exit(1); end\n");
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void what_an_editor_does_not_show_is_refused(String drl) {
        refused(drl, "DRL_INVISIBLE");
    }

    static Stream<String> large() {
        return Stream.of(
                // each bracket more doubled the time of the parser: this one took more than a minute
                rule("\"R\"", "$e : RiskEvent(" + "(".repeat(20) + "severity == \"a\"" + ")".repeat(20) + ")", GOOD),
                rule("\"R\"", FIRST, "insert(new RiskGrade(" + "(".repeat(2_000) + "\"x\"" + ")".repeat(2_000) + "));"),
                rule("\"R\"", "$e : RiskEvent(severity == \"" + "x".repeat(70_000) + "\")", GOOD),
                rule("\"" + "n".repeat(70_000) + "\"", FIRST, GOOD),
                HEAD + "rule \"x\" when then end\n".repeat(2_000),
                HEAD + "// ".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("large")
    void what_a_parser_does_not_come_back_from_is_not_given_to_it(String drl) {
        assertThat(Duration.ofNanos(time(() -> refused(drl, "DRL_TOO_LARGE")))).isLessThan(Duration.ofSeconds(5));
    }

    private static long time(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return System.nanoTime() - from;
    }

    static Stream<String> wide() {
        var either = "(StormGroup(signal == $e.signal) or Correlation(signal == $e.signal))\n";
        return Stream.of(
                // sixteen of them took 8 GB, https://github.com/apache/incubator-kie-drools/issues/6493
                rule("\"Wide\"", FIRST + either.repeat(6), GOOD),
                rule("\"Wide\"", FIRST + either.repeat(60), GOOD),
                rule("\"Wide\"", FIRST + "StormGroup(signal == $e.signal)\n".repeat(20), GOOD),
                rule(
                        "\"Wide\"",
                        "$e : RiskEvent(severity == \"a\"" + " || severity == \"b\"".repeat(5_000) + ")",
                        GOOD),
                rule("\"Wide\"", "$e : RiskEvent(severity == \"a\"" + ", severity != \"b\"".repeat(3_000) + ")", GOOD));
    }

    @ParameterizedTest
    @MethodSource("wide")
    void a_rule_that_multiplies_is_refused_by_its_name(String drl) {
        refused(drl, "RULE_TOO_LARGE");
        assertThat(problems(drl))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message().en()).contains("\"Wide\""));
    }

    static Stream<String> circles() {
        return Stream.of(
                "rule \"A\" when $g : RiskGrade() then insert(new RiskGrade($g.signal(), \"HIGH\", \"R\")); end",
                "rule \"A\" no-loop true when $g : RiskGrade() then insert(new RiskGrade($g.signal(), \"HIGH\", \"R\")); end",
                """
                rule "A" when $g : RiskGrade(grade == "HIGH") then insert(new RiskGrade($g.signal(), "LOW", "R")); end
                rule "B" when $g : RiskGrade(grade == "LOW") then insert(new RiskGrade($g.signal(), "HIGH", "R")); end""",
                """
                rule "A" when $g : RiskGrade(grade in ("LOW", "HIGH")) then insert(new RiskGrade($g.signal(), "HIGH", "R")); end""",
                """
                rule "A" when $g : RiskGrade() then insert(new StormGroup($g.signal(), "R")); end
                rule "B" when $s : StormGroup() then insert(new RiskGrade($s.signal(), "HIGH", "R")); end""");
    }

    @ParameterizedTest
    @MethodSource("circles")
    void rules_that_feed_each_other_without_end_are_refused(String rules) {
        assertThat(problems(HEAD + rules)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("RULE_FEEDS_ITSELF");
            assertThat(problem.value()).isEqualTo("A");
            assertThat(problem.cell()).isEqualTo("3");
            assertThat(problem.message().en()).contains("\"A\"");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"A\" when $g : RiskGrade(grade == \"LOW\") then insert(new RiskGrade($g.signal(), \"HIGH\", \"R\")); end",
                "rule \"A\" when $e : RiskEvent() not RiskGrade(signal == $e.signal) then insert(new RiskGrade($e.signal(), \"HIGH\", \"R\")); end",
                "rule \"规则：磁盘满\" when $e : RiskEvent(severity matches \"disk-[0-9]{1,3}-.*\") then insert(new RiskGrade($e.signal(), \"HIGH\", \"R\")); end",
            })
    void what_comes_to_an_end_passes(String rules) {
        assertThat(problems(HEAD + rules)).isEmpty();
    }

    /** It threw where nobody expected it, which was answered as a failure of the service. */
    @Test
    void what_the_generator_of_java_stumbles_over_is_a_problem_of_the_file() {
        var problems = new Problems();
        var compiler = new StageCompiler(Stage.GRADING, Tables.vocabulary(), problems, new Readings());
        compiler.read(Map.of("grading/x.drl", rule("\"R\"", "$e : RiskEvent(occurrences[0] == 1)", GOOD)));

        assertThat(compiler.build()).isEmpty();
        assertThat(problems.found()).extracting(RulebookProblem::code).containsOnly("DRL_ERROR");
    }
}
