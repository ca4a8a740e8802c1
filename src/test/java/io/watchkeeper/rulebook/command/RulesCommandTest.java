package io.watchkeeper.rulebook.command;

import static io.watchkeeper.rulebook.command.Terminal.rules;
import static io.watchkeeper.rulebook.command.Terminal.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.SmallRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** {@code rules check} and {@code rules test}, as a CI server calls them. */
class RulesCommandTest {
    private static final RulebookContent WRONG_GRADE =
            SmallRules.with(SmallRules.GRADING, ",CRITICAL,FIRST", ",CRITCAL,FIRST");

    @TempDir
    Path folder;

    @Test
    void sound_rules_are_fine() {
        var told = rules("check", written(SmallRules.content(), folder));

        assertThat(told.exitCode()).as(told.output()).isZero();
        assertThat(told.output()).contains("0 errors,").endsWith(" in 8 files.\n");
        assertThat(told.complaints()).isEmpty();
    }

    @Test
    void a_wrong_cell_is_told_by_file_line_severity_and_cell_in_either_language() {
        written(WRONG_GRADE, folder);

        var english = rules("check", folder);
        assertThat(english.exitCode()).isEqualTo(1);
        assertThat(english.output())
                .contains(folder.resolve(SmallRules.GRADING) + ":9: ERROR F9 [")
                .contains(" Found: CRITCAL Allowed: ")
                .contains("1 errors,");
        var chinese = rules("check", folder, "--lang", "zh");
        assertThat(chinese.exitCode()).isEqualTo(1);
        assertThat(chinese.output()).contains(" 现值：CRITCAL").contains("1 个错误");
    }

    @Test
    void a_broken_rule_is_told_by_its_line() {
        var broken = SmallRules.with(SmallRules.CORRELATION, "status == \"RESOLVED\"", "status = = \"RESOLVED\"");

        var told = rules("check", written(broken, folder));

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output()).contains(folder.resolve(SmallRules.CORRELATION) + ":24: ERROR ");
    }

    @Test
    void a_file_that_is_no_text_is_named_by_each_command() throws Exception {
        written(SmallRules.content(), folder);
        Files.write(folder.resolve("reasons.csv"), new byte[] {(byte) 0xff, (byte) 0xfe});
        var signals = Files.createFile(folder.resolve("none.jsonl"));

        for (var told : List.of(
                rules("check", folder),
                rules("test", folder),
                rules("backtest", folder, "--signals", signals, "--against", folder))) {
            assertThat(told.exitCode()).isNotZero();
            assertThat(told.output() + told.complaints()).contains("reasons.csv: ERROR [NOT_TEXT]");
        }
    }

    @Test
    void a_test_scenario_that_is_not_met_is_told_with_what_was_decided() {
        written(
                SmallRules.with(
                        "grading/small.tests.csv",
                        """
                        test,given RiskEvent.severity,given RiskEvent.occurrences,expect RiskGrade.grade
                        A critical one,critical,1,CRITICAL
                        A critical one is only high,critical,1,HIGH
                        """),
                folder);

        var told = rules("test", folder);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output())
                .contains(folder.resolve("grading/small.tests.csv")
                        + ":3: FAILED D3 A critical one is only high: expected ")
                .contains("HIGH, was decided: CRITICAL")
                .contains(folder.resolve(SmallRules.GRADING) + ":10: not tested: ")
                .contains(folder.resolve("correlation") + ": not tested: Known")
                .contains("1 of 12 rules are fired by some test scenario.")
                .endsWith("1 test scenarios passed, 1 failed.\n");
        assertThat(rules("test", folder, "--lang", "zh").output()).endsWith("1 个测试场景通过，1 个未通过。\n");
    }

    @Test
    void rules_without_a_red_test_are_fine_and_rules_that_do_not_compile_are_not() {
        assertThat(rules("test", written(SmallRules.content(), folder.resolve("sound")))
                        .exitCode())
                .isZero();
        var told = rules("test", written(WRONG_GRADE, folder.resolve("unsound")));
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output()).contains("ERROR F9");
    }

    @Test
    void hostile_texts_neither_steer_the_terminal_nor_break_the_xml() throws Exception {
        var evil = "]]></failure><x a=''&\u0007\u001b[2J\u202e\ufffe";
        written(
                SmallRules.with(
                        "grading/small.tests.csv",
                        "test,given RiskEvent.severity,expect RiskGrade.grade\n" + evil + ",critical," + evil + "\n"),
                folder);
        var junit = folder.resolve("reports/rules.xml");

        var told = rules("test", folder, "--junit", junit);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output())
                .contains("\ufffd\ufffd[2J\ufffd\ufffd")
                .doesNotContain("\u0007", "\u001b", "\u202e", "\ufffe");
        var cases = cases(junit, "testcase");
        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).getAttribute("name")).startsWith("]]></failure><x a=''&\ufffd\ufffd[2J\u202e\ufffd");
        assertThat(cases(junit, "failure").get(0).getTextContent()).contains("]]></failure><x");
        assertThat(cases(junit, "testsuites").get(0).getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void a_ci_server_reads_every_test_scenario_and_every_file() throws Exception {
        var rows = new StringBuilder("test,given RiskEvent.severity,expect RiskGrade.grade\n");
        for (int row = 0; row < 700; row++) {
            rows.append("Test scenario ").append(row).append(",critical,CRITICAL\n");
        }
        written(SmallRules.with("grading/small.tests.csv", rows.toString()), folder);
        var junit = folder.resolve("rules.xml");

        assertThat(rules("test", folder, "--junit", junit).exitCode()).isZero();
        assertThat(cases(junit, "testcase")).hasSize(700);
        assertThat(cases(junit, "failure")).isEmpty();

        Files.delete(junit);
        written(WRONG_GRADE, folder);
        assertThat(rules("check", folder, "--junit", junit).exitCode()).isEqualTo(1);
        assertThat(cases(junit, "failure")).singleElement().satisfies(failure -> assertThat(
                        ((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo(SmallRules.GRADING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bake rules",
                "check",
                "check a b",
                "check a --signals x",
                "check a --lang",
                "check a --lang fr",
                "check a --junit x --junit y",
                "backtest a",
                "test a --against b",
                "check \u0000"
            })
    void what_there_is_not_is_answered_with_how_to_ask(String words) {
        var told = rules((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.complaints()).contains("Usage: rules check FOLDER").doesNotContain("\u0000");
        assertThat(told.output()).isEmpty();
    }

    @Test
    void what_is_not_there_or_cannot_be_written_is_told_apart_from_problems() throws Exception {
        written(SmallRules.content(), folder);
        var file = Files.createFile(folder.resolve("file"));

        assertThat(rules("check", folder.resolve("nowhere")).exitCode()).isEqualTo(3);
        assertThat(rules("check", file).exitCode()).isEqualTo(3);
        assertThat(rules("check", folder, "--junit", file.resolve("below")).exitCode())
                .isEqualTo(3);
        assertThat(rules("backtest", folder, "--against", folder, "--signals", folder.resolve("nowhere"))
                        .exitCode())
                .isEqualTo(3);
    }

    private static List<Element> cases(Path junit, String element) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var found = factory.newDocumentBuilder().parse(junit.toFile()).getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }
}
