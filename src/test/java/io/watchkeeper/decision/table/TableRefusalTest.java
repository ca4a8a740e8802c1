package io.watchkeeper.decision.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.RiskEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableRefusalTest {
    private static final List<String> COLUMNS = List.of(
            "severity", "occurrences >= $param", "storm == $param", "environment in (forall(,){\"$\"})", "environment");

    private static List<RulebookProblem> row(String row) {
        return Tables.problems(Tables.grading(COLUMNS, row));
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of(",,critcal,,,,,HIGH,R", "C9", "UNKNOWN_VALUE"),
                Arguments.of(",,critical,5.0,,,,HIGH,R", "D9", "BAD_NUMBER"),
                Arguments.of(",,critical,-12345678901,,,,HIGH,R", "D9", "BAD_NUMBER"),
                Arguments.of(",,critical,007,,,,HIGH,R", "D9", "BAD_NUMBER"),
                Arguments.of(",,critical,1e3,,,,HIGH,R", "D9", "BAD_NUMBER"),
                Arguments.of(",,critical,５,,,,HIGH,R", "D9", "BAD_NUMBER"),
                Arguments.of(",,critical,99999999999999999999,,,,HIGH,R", "D9", "BAD_NUMBER"),
                Arguments.of(",,critical,,TRUE,,,HIGH,R", "E9", "BAD_FLAG"),
                Arguments.of(",,critical,,yes,,,HIGH,R", "E9", "BAD_FLAG"),
                Arguments.of(",,,,,\"a,,b\",,HIGH,R", "F9", "EMPTY_VALUE"),
                Arguments.of(",,,,,\"a,\",,HIGH,R", "F9", "EMPTY_VALUE"),
                Arguments.of(",,,,,\"a(b,c)\",,HIGH,R", "F9", "CELL_BRACKET"),
                Arguments.of(",,,,,it's,,HIGH,R", "F9", "CELL_BRACKET"),
                Arguments.of(",,,,,,wait...,HIGH,R", "G9", "CELL_MERGED"),
                Arguments.of(",,,,,,RuleTable two,HIGH,R", "G9", "CELL_STARTS_TABLE"),
                Arguments.of(",,,,,,ruletable,HIGH,R", "G9", "CELL_STARTS_TABLE"),
                Arguments.of(",,,,,,\"say \"\"hi\"\"\",HIGH,R", "G9", "CELL_QUOTE"),
                Arguments.of(",,,,,,a\\nb,HIGH,R", "G9", "CELL_QUOTE"),
                Arguments.of(",,,,,,“prod”,HIGH,R", "G9", "CELL_QUOTE"),
                Arguments.of(",,,,,,\u00a0prod,HIGH,R", "G9", "CELL_INVISIBLE"),
                Arguments.of(",,,,,,prod\u3000,HIGH,R", "G9", "CELL_INVISIBLE"),
                Arguments.of(",,,,,,pr\u200bod,HIGH,R", "G9", "CELL_INVISIBLE"),
                Arguments.of(",,,,,," + "x".repeat(1001) + ",HIGH,R", "G9", "CELL_TOO_LONG"),
                Arguments.of(",,,,,,=1+1,HIGH,R", "G9", "CELL_FORMULA_TEXT"),
                Arguments.of(",,,,,,@SUM(A1),HIGH,R", "G9", "CELL_FORMULA_TEXT"),
                Arguments.of(",,,,,,-a,HIGH,R", "G9", "CELL_FORMULA_TEXT"),
                Arguments.of(",,,,,\"a，b\",,HIGH,R", "F9", "LIST_SEPARATOR"),
                Arguments.of(",,critical,,,,,HIHG,R", "H9", "UNKNOWN_GRADE"),
                Arguments.of(",,critical,,,,,HIGH,X", "I9", "UNKNOWN_REASON"),
                Arguments.of(",,critical,,,,,,R", "H9", "MISSING_VALUE"),
                Arguments.of(",,critical,,,,,HIGH,", "I9", "MISSING_VALUE"),
                Arguments.of(",,,,,,,HIGH,R", "C9", "NO_CONDITION"),
                Arguments.of("high,,critical,,,,,HIGH,R", "A9", "BAD_NUMBER"),
                Arguments.of("1.5,,critical,,,,,HIGH,R", "A9", "BAD_NUMBER"),
                Arguments.of(",,critical,,,,,HIGH,R,more", "J9", "UNKNOWN_COLUMN"),
                Arguments.of(",,\"critical", "A9", "BROKEN_LINE"),
                Arguments.of(",,\"critical\"x,,,,,HIGH,R", "A9", "BROKEN_LINE"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_cell_that_would_mislead_is_refused(String row, String cell, String code) {
        assertThat(row(row))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .contains(tuple(cell, code));
    }

    @Test
    void a_blank_row_inside_the_table_is_refused() {
        var rows = new String[] {",,critical,,,,,HIGH,R", "", ",,error,,,,,LOW,R", ""};

        assertThat(Tables.problems(Tables.grading(COLUMNS, rows)))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .containsExactly(tuple("A10", "BLANK_ROW"));
    }

    @Test
    void a_table_without_rows_is_refused() {
        assertThat(Tables.problems(Tables.grading(COLUMNS)))
                .extracting(RulebookProblem::code)
                .containsExactly("EMPTY_TABLE");
    }

    @Test
    void all_problems_are_told_at_once() {
        var problems = Tables.problems(Tables.grading(COLUMNS, ",,critcal,x,,,,HIGH,R", ",,error,,maybe,,,LOW,Z"));

        assertThat(problems).extracting(RulebookProblem::cell).containsExactly("C9", "D9", "E10", "I10");
        assertThat(problems.get(0).suggestion()).isEqualTo("critical");
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("RuleSet,rules.grading", "RuleSet,rules.scenario", "B1", "BAD_PROPERTY"),
                Arguments.of("RuleSet,rules.grading", "Functions,void f() {}", "A1", "UNKNOWN_PROPERTY"),
                Arguments.of("\n\nRuleTable", "\nSequential,yes\nRuleTable", "B3", "BAD_PROPERTY"),
                Arguments.of("\n\nRuleTable", "\nSequential,true\nRuleTable", "A5", "IDLE_PRIORITY"),
                Arguments.of("\n\nRuleTable", "\nHitPolicy,some\nRuleTable", "B3", "BAD_PROPERTY"),
                Arguments.of("\n\nRuleTable", "\nHitPolicy,first\nRuleTable", "A5", "IDLE_PRIORITY"),
                Arguments.of("\n\nRuleTable", "\nHitPolicy,priority\nRuleTable", "B9", "HIT_POLICY"),
                Arguments.of("\n\nRuleTable", "\nVariables,java.util.List out\nRuleTable", "A3", "UNKNOWN_PROPERTY"),
                Arguments.of("io.watchkeeper.facts.*", "java.util.*", "B2", "BAD_PROPERTY"),
                Arguments.of("io.watchkeeper.facts.*", "io.watchkeeper.facts.Alert", "C6", "MISSING_IMPORT"),
                Arguments.of("RuleTable test", "RuleTable", "A4", "BAD_TABLE_NAME"),
                Arguments.of("RuleTable test", "RuleTable test,more", "A4", "BAD_TABLE_NAME"),
                Arguments.of("PRIORITY", "Price", "A5", "UNKNOWN_KEYWORD"),
                Arguments.of("PRIORITY", "E", "A5", "UNKNOWN_KEYWORD"),
                Arguments.of("PRIORITY", "TIMER", "A5", "UNKNOWN_KEYWORD"),
                Arguments.of("PRIORITY", "LOCK-ON-ACTIVE", "A5", "UNKNOWN_KEYWORD"),
                Arguments.of("PRIORITY", "ACTIVATION-GROUP", "B5", "DUPLICATE_COLUMN"),
                Arguments.of(",CONDITION,ACTION", ",C,ACT", "D5", "UNKNOWN_KEYWORD"),
                Arguments.of("$e : RiskEvent,", "$e : RiskEvnt,", "C6", "UNKNOWN_FACT"),
                Arguments.of("$e : RiskEvent,", "eval,", "C6", "BAD_OBJECT"),
                Arguments.of("$e : RiskEvent,", "$e : RiskEvent(severity == 1),", "C6", "BAD_OBJECT"),
                Arguments.of("$e : RiskEvent,", "$e : RiskEvent...,", "C6", "BAD_OBJECT"),
                Arguments.of(",severity,", ",severty,", "C7", "UNKNOWN_FIELD"),
                Arguments.of(",severity,", ",severity memberOf \"\"$param\"\",", "C7", "UNKNOWN_OPERATOR"),
                Arguments.of(",severity,", ",severity == $param,", "C7", "WRONG_OPERATOR"),
                Arguments.of(",severity,", ",severity > $param,", "C7", "WRONG_OPERATOR"),
                Arguments.of(",severity,", ",occurrences,", "C7", "WRONG_OPERATOR"),
                Arguments.of(",severity,", ",eval($param),", "C7", "UNKNOWN_OPERATOR"),
                Arguments.of("grade, \"\"$param", "grde, \"\"$param", "E7", "UNKNOWN_ACTION"),
                Arguments.of("new RiskGrade(", "new RiskGrad(", "E7", "UNKNOWN_FACT"),
                Arguments.of("new RiskGrade($e", "new RiskGrade($x", "E7", "UNKNOWN_ACTION"),
                Arguments.of(", grade,", ", \"\"HIGH\"\",", "D7", "UNKNOWN_ACTION"),
                Arguments.of("String grade", "long grade", "D7", "UNKNOWN_ACTION"),
                Arguments.of("insert(", "System.out.println(", "E7", "UNKNOWN_ACTION"),
                Arguments.of("\"\"$param\"\"));", "$param));", "E7", "UNKNOWN_ACTION"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_header_that_we_do_not_execute_is_refused(String passage, String other, String cell, String code) {
        var text = Tables.grading(List.of("severity"), ",,critical,HIGH,R");
        assertThat(text).contains(passage);

        assertThat(Tables.problems(text.replace(passage, other)))
                .extracting(RulebookProblem::cell, RulebookProblem::code)
                .contains(tuple(cell, code));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_matter() {
        var text = Tables.grading(List.of("severity"), ",,critical,HIGH,R");

        assertThat(Tables.problems("\uFEFF" + text.replace("\n", "\r\n"))).isEmpty();
    }

    @Test
    void comments_may_stand_left_of_the_table() {
        var text =
                Tables.grading(List.of("severity"), ",,critical,HIGH,R").lines().toList();
        var shifted = String.join(
                "\n",
                text.stream().map(line -> line.isEmpty() ? line : "," + line).toList());

        assertThat(Tables.problems(shifted.replace("\n,,,critical", "\nnote,,,critical")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1); Thread.sleep(1); $a.setScore(42",
                "System.exit(1)",
                "10000 || 1 == 1",
                "x /* y",
                "//",
                "$param",
                "${x}",
                "x@{x}",
                "end",
                "eval(true)",
                ");",
            })
    void a_cell_that_looks_like_code_is_nothing_but_a_text(String cell) {
        var table = Tables.read(Tables.grading(List.of("environment"), ",," + cell + ",HIGH,R"));

        assertThat(table.matches(event(cell))).hasSize(1);
        assertThat(table.matches(event("production"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 || true", "1); System.exit(1", "(1)", "$x", "1L", "0x10", "", " "})
    void a_number_is_never_code(String cell) {
        assertThat(Tables.problems(Tables.grading(List.of("occurrences >= $param"), ",," + cell + ",HIGH,R")))
                .isNotEmpty();
    }

    private static RiskEvent event(String environment) {
        return new RiskEvent("", "ALERT", "DISK", "host", "HIGH", "", environment, 1, 1, 0, 1, false, false, "", "");
    }

    @Test
    void a_label_may_hold_what_a_code_may_not() {
        var table = Tables.read(Tables.text("$a : Alert", List.of("labels[\"x\"]"), ",,DISC,HIGH,R"));
        var alert = new Alert("", "", "", "", "", "", null, null, java.util.Map.of("x", "DISC"), null);

        assertThat(table.matches(alert)).hasSize(1);
    }
}
