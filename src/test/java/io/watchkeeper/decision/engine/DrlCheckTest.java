package io.watchkeeper.decision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.decision.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrlCheckTest {
    private static final String HEAD = "package rules.grading;\nimport io.watchkeeper.facts.*;\n";
    private static final String GOOD = "insert(new RiskGrade($e.signal(), \"HIGH\", \"R\"));";

    private static List<RulebookProblem> problems(String drl) {
        var problems = new Problems();
        new DrlCheck(Stage.GRADING, Tables.vocabulary(), problems.in("grading/x.drl")).rules(drl);
        return problems.found();
    }

    private static String rule(String attributes, String conditions, String consequence) {
        return HEAD + "rule \"R1\"\n" + attributes + "\nwhen\n" + conditions + "\nthen\n" + consequence + "\nend\n";
    }

    @Test
    void honest_rules_pass_and_are_named_with_their_lines() {
        var problems = new Problems();
        var names = new DrlCheck(Stage.GRADING, Tables.vocabulary(), problems.in("grading/x.drl"))
                .rules(rule(
                        "salience -10",
                        "$e : RiskEvent(severity in (\"a\", \"b\"), $n : occurrences > 3, scenario != \"X\")\n"
                                + "not RiskGrade(signal == $e.signal, grade == \"a; eval(new System(`@{\")",
                        "// (why)\ninsert(new RiskGrade($e.signal(), $e.level(), \"S\"));\n" + GOOD));

        assertThat(problems.found()).isEmpty();
        assertThat(names).isEqualTo(Map.of("R1", "3"));
    }

    @Test
    void a_name_that_would_end_a_comment_of_the_generated_code_is_refused() {
        var problems = new Problems();
        new DrlCheck(Stage.GRADING, Tables.vocabulary(), problems.in("grading/x.drl"))
                .rules(rule("", "$e : RiskEvent()", GOOD).replace("R1", "R */ static { System.exit(1); } /*"));

        assertThat(problems.found()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("RULE_NAME_COMMENT");
            assertThat(problem.file()).isEqualTo("grading/x.drl");
            assertThat(problem.cell()).isEqualTo("3");
            assertThat(problem.value()).startsWith("R */");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runtime.getRuntime().exec(\"touch /tmp/x\");",
                "System.exit(1);",
                "while (true) {}",
                "for (int i = 0; i < 9; i++) { insert(new RiskGrade($e.signal(), \"HIGH\", \"R\")); }",
                "if ($e.storm()) { insert(new RiskGrade($e.signal(), \"HIGH\", \"R\")); }",
                "delete($e);",
                "update($e);",
                "modify($e) {}",
                "drools.halt();",
                "insertLogical(new RiskGrade($e.signal(), \"HIGH\", \"R\"));",
                "insert($e);",
                "insert(new String(\"x\"));",
                "insert(new Thread());",
                "insert(new java.io.File(\"/\"));",
                "insert(new io.watchkeeper.facts.RiskGrade($e.signal(), \"HIGH\", \"R\") {});",
                "insert(new RiskGrade($e.signal(), \"HIGH\", System.getenv(\"HOME\")));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", $e.toString()));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", $e.getClass().getName()));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", $unbound));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", \"a\" + \"b\"));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", $e.storm() ? \"R\" : \"S\"));",
                "insert(new RiskGrade($e.signal(), \"HIGH\"));",
                "insert(new RiskGrade($e.signal(), \"HIGH\", \"R\"), null);",
                "new RiskGrade($e.signal(), \"HIGH\", \"R\");",
                "(() -> insert(new RiskGrade($e.signal(), \"HIGH\", \"R\"))).run();",
                "} static { System.exit(1); } {",
                "",
            })
    void a_consequence_only_inserts_decisions(String consequence) {
        assertThat(problems(rule("", "$e : RiskEvent()", consequence)))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.code()).isIn("FORBIDDEN_CONSEQUENCE", "DRL_SYNTAX");
                    assertThat(problem.message().zh()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$e : RiskEvent(eval(System.currentTimeMillis() > 0))",
                "$e : RiskEvent() eval(true)",
                "$e : RiskEvent(Runtime.getRuntime().exec(\"x\") != null)",
                "$e : RiskEvent(java.lang.System.getenv().size() > 0)",
                "$e : RiskEvent(severity.getClass() != null)",
                "$e : RiskEvent(severity.concat(\"x\") == \"x\")",
                "$e : RiskEvent(new String(\"x\") == severity)",
                "$e : RiskEvent(Thread.sleep(1) == null)",
                "$e : RiskEvent($x : this.getClass())",
                "$e : RiskEvent(signal#String.length > 1)",
                "$e : RiskEvent() $s : String() from $e.severity",
                "$e : RiskEvent() $n : Number() from accumulate(RiskEvent(signal == $e.signal), count(1))",
                "$e : RiskEvent() accumulate(RiskEvent(signal == $e.signal); $n : count(1))",
                "$e : RiskEvent() forall(RiskEvent(signal == $e.signal))",
                "$e : RiskEvent() RiskGrade(grade == \"HIGH\")",
                "$e : RiskEvent() not RiskGrade()",
                "not RiskGrade()",
                "$e : Object()",
                "$e : java.lang.Runtime()",
                "$e : RiskEvent() over window:time(1m)",
                "$e : RiskEvent() ?ask($e;)",
                "",
            })
    void a_condition_only_compares_facts(String condition) {
        assertThat(problems(rule("", condition, GOOD))).isNotEmpty().allSatisfy(problem -> assertThat(problem.code())
                .isIn("FORBIDDEN_DRL", "DRL_SYNTAX", "FORBIDDEN_CONSEQUENCE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timer (int: 1s)",
                "duration 100",
                "date-effective \"01-Jan-2020\"",
                "date-expires \"01-Jan-2020\"",
                "calendars \"weekday\"",
                "agenda-group \"x\"",
                "activation-group \"x\"",
                "ruleflow-group \"x\"",
                "auto-focus true",
                "lock-on-active true",
                "dialect \"mvel\"",
                "enabled false",
                "salience (Integer.parseInt(\"1\"))",
                "@Propagation(IMMEDIATE)",
            })
    void an_attribute_is_salience_or_no_loop(String attribute) {
        assertThat(problems(rule(attribute, "$e : RiskEvent()", GOOD))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.util.*;",
                "import static java.lang.Math.max;",
                "import function java.lang.System.exit;",
                "import io.watchkeeper.decision.RulebookContent;",
                "global java.util.List out;",
                "function void f() { System.exit(1); }",
                "declare X a : String end",
                "declare enum X A; end",
                "query \"q\" RiskEvent() end",
                "dialect \"mvel\"",
                "declare window W RiskEvent() over window:length(1) end",
                "rule \"child\" extends \"R1\" when $e : RiskEvent() then insert(new RiskGrade($e.signal(), \"HIGH\", \"R\")); end",
                "unit X;",
            })
    void a_file_holds_imports_of_facts_and_rules(String statement) {
        assertThat(problems(HEAD + statement + "\n"
                        + rule("", "$e : RiskEvent()", GOOD).substring(HEAD.length())))
                .isNotEmpty();
    }

    @Test
    void a_unicode_escape_cannot_close_a_text_behind_our_back() {
        var hidden = "insert(new RiskGrade($e.signal(), \"HIGH\", \"R\\u0022)); System.exit(1); //\"));";

        assertThat(problems(rule("", "$e : RiskEvent()", hidden)))
                .extracting(RulebookProblem::code)
                .containsExactly("FORBIDDEN_ESCAPE");
    }

    @Test
    void a_problem_names_rule_and_line() {
        assertThat(problems(rule("", "$e : RiskEvent()", "\n" + GOOD + "\nSystem.exit(1);")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.cell()).isEqualTo("10");
                    assertThat(problem.message().en()).contains("R1");
                });
    }

    @Test
    void another_stage_cannot_be_written_to() {
        assertThat(problems(rule("", "$e : RiskEvent()", GOOD).replace("rules.grading", "rules.scenario")))
                .extracting(RulebookProblem::code)
                .contains("WRONG_PACKAGE");
    }
}
