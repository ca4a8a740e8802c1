package io.watchkeeper.decision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.content.ChecksFile;
import org.junit.jupiter.api.Test;

/** One mistake put into the shipped trees, and what is said about it. */
class TreeReviewTest {
    private static final Readings KNOWN = new Readings();
    private static final String BRANCHES = "diagnosis/branches.drl.csv";
    private static final String QUESTIONS = "diagnosis/questions.drl.csv";
    private static final String CHECKS = "diagnosis/checks.csv";
    private static final String TREES = "diagnosis/trees.csv";

    @Test
    void the_shipped_trees_are_in_order() {
        assertThat(told(BuiltInRules.content())).isEmpty();
    }

    @Test
    void a_branch_to_nowhere_is_told_at_its_cell() {
        var wrong =
                only(with(BRANCHES, "CPU-WAIT,OK,,20,,,CPU-STOLEN", "CPU-WAIT,OK,,20,,,CPU-STOLEM"), "UNKNOWN_NODE");
        assertThat(wrong.file()).isEqualTo(BRANCHES);
        assertThat(wrong.cell()).startsWith("I");
        assertThat(wrong.value()).isEqualTo("CPU-STOLEM");
        assertThat(wrong.suggestion()).isEqualTo("CPU-STOLEN");
    }

    @Test
    void a_node_must_say_what_follows_no_answer() {
        var wrong = only(without(BRANCHES, "A CPU without measurements leads to the host"), "NO_BRANCH_WITHOUT_ANSWER");
        assertThat(wrong.file()).isEqualTo(QUESTIONS);
        assertThat(wrong.value()).isEqualTo("CPU-USE");
        assertThat(wrong.message().en()).contains("NO_ANSWER");
    }

    @Test
    void a_gap_between_ranges_names_a_value_that_no_branch_takes() {
        var wrong = only(with(BRANCHES, "DISK-FILLS,OK,10,1000,", "DISK-FILLS,OK,20,1000,"), "MISSING_BRANCH");
        assertThat(wrong.file()).isEqualTo(QUESTIONS);
        assertThat(wrong.message().en()).contains("10").doesNotContain("20");
    }

    @Test
    void a_text_that_no_branch_takes_is_a_gap_too() {
        var wrong = only(without(BRANCHES, "Another holder is looked at"), "MISSING_BRANCH");
        assertThat(wrong.message().en()).contains("any other text");
    }

    @Test
    void ranges_that_overlap_are_told_at_the_second_row() {
        var wrong = only(with(BRANCHES, "DISK-FILLS,OK,10,1000,", "DISK-FILLS,OK,5,1000,"), "OVERLAPPING_BRANCHES");
        assertThat(wrong.file()).isEqualTo(BRANCHES);
        assertThat(wrong.cell()).startsWith("C");
        assertThat(wrong.message().en()).containsPattern("Row \\d+ takes \\d");
    }

    @Test
    void a_way_that_comes_back_is_told_with_all_its_nodes() {
        var wrong = only(
                with(BRANCHES, "DISK-LATENCY,OK,,50,,,DISK-CALM", "DISK-LATENCY,OK,,50,,,DISK-BUSY"), "TREE_CIRCLE");
        assertThat(wrong.message().en()).contains("DISK-BUSY → DISK-LATENCY → DISK-BUSY");
    }

    @Test
    void a_node_that_no_tree_leads_to_is_a_warning() {
        var text = BuiltInRules.content().files().get(QUESTIONS) + "Nobody asks here,x,LONELY,CPU-USED,as defined\n";
        var branches = BuiltInRules.content().files().get(BRANCHES)
                + "Whatever is said nobody hears it,x,LONELY,,,,,,UNKNOWN\n";
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.put(QUESTIONS, text);
        files.put(BRANCHES, branches);
        var told = told(new RulebookContent(files));
        assertThat(told).extracting(RulebookProblem::code).containsExactly("UNREACHABLE_NODE");
        assertThat(told.get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void an_unknown_root_scenario_check_cause_and_plan_are_told() {
        assertThat(codes(with(TREES, "CPU-USE,HOST-CPU", "CPU-USES,HOST-CPU"))).contains("UNKNOWN_NODE");
        assertThat(codes(with(TREES, "CPU-USE,HOST-CPU", "CPU-USE,HOST-CPUS"))).contains("UNKNOWN_SCENARIO");
        assertThat(codes(with(QUESTIONS, "CPU-USE,CPU-USED", "CPU-USE,CPU-USEDD")))
                .contains("UNKNOWN_CHECK");
        assertThat(codes(with("diagnosis/conclusions.drl.csv", "CPU-CALM,CPU-CALM", "CPU-CALM,CPU-CALMER")))
                .contains("UNKNOWN_CAUSE");
        assertThat(codes(with("diagnosis/plans.drl.csv", "SCALE-OUT", "SCALE-UP")))
                .contains("UNKNOWN_PLAN");
    }

    @Test
    void a_node_asks_once() {
        var text = BuiltInRules.content().files().get(QUESTIONS)
                + "The same node asks again,x,CPU-USE,CPU-USED,as defined\n";
        assertThat(codes(with(QUESTIONS, text))).contains("NODE_TWICE");
    }

    @Test
    void parameters_that_are_unknown_missing_misplaced_or_pasted_are_told() {
        assertThat(codes(with(
                        CHECKS,
                        "mountpoint=$mountpoint} / node_filesystem_size",
                        "mountpoint=$mount} / node_filesystem_size")))
                .contains("UNKNOWN_PARAMETER");
        assertThat(codes(with(CHECKS, "node_load5{instance=$instance}", "$instance")))
                .contains("MISPLACED_PARAMETER");
        assertThat(codes(with(CHECKS, "; port:port = 53", ""))).contains("MISSING_PARAMETER");
        assertThat(codes(with(CHECKS, "port:port = 53", "port:port = 70000"))).contains("BAD_PARAMETER");
        assertThat(codes(with(
                        CHECKS,
                        "host:host = ${event.object}; port:port = 53",
                        "host:host = ${event.hostname}; port:port = 53")))
                .contains("UNKNOWN_REFERENCE");
        assertThat(codes(with(
                        CHECKS,
                        "host:host = ${event.object}; port:port = 53",
                        "host:host = db-${event.object}; port:port = 53")))
                .contains("BAD_PARAMETERS");
        assertThat(codes(with(QUESTIONS, "CPU-USE,CPU-USED,as defined", "CPU-USE,CPU-USED,zone = eu")))
                .contains("UNKNOWN_PARAMETER");
    }

    @Test
    void what_a_check_costs_is_one_of_some_words_and_a_file_of_before_says_nothing_of_it() {
        assertThat(codes(with(CHECKS, "ms,5s,number,cheap,low", "ms,5s,number,chaep,low")))
                .contains("UNKNOWN_VALUE");
        var before = BuiltInRules.content()
                .files()
                .get(CHECKS)
                .replace(",result,cost,danger", "")
                .replaceAll(",(number|text),(cheap|dear),(none|low)\n", "\n");
        assertThat(told(with(CHECKS, before))).isEmpty();
        var checks = ChecksFile.read(before, new Problems().in(CHECKS));
        assertThat(checks).hasSizeGreaterThan(50).allSatisfy(check -> assertThat(check.traits())
                .isEqualTo(CheckTraits.UNSAID));
    }

    private static RulebookProblem only(RulebookContent content, String code) {
        var told = told(content).stream()
                .filter(problem -> problem.code().equals(code))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).severity()).isEqualTo(Severity.ERROR);
        return told.get(0);
    }

    private static List<String> codes(RulebookContent content) {
        return told(content).stream().map(RulebookProblem::code).toList();
    }

    private static List<RulebookProblem> told(RulebookContent content) {
        try {
            return RulebookCompiler.check(content, KNOWN.copy()).doubts();
        } catch (RulebookRejected rejected) {
            return rejected.problems();
        }
    }

    /** @param was a part of the file, or empty for the whole of it */
    private static RulebookContent with(String file, String was, String is) {
        var text = BuiltInRules.content().files().get(file);
        assertThat(text).contains(was);
        return with(file, text.replace(was, is));
    }

    private static RulebookContent with(String file, String text) {
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.put(file, text);
        return new RulebookContent(files);
    }

    private static RulebookContent without(String file, String rule) {
        var text = BuiltInRules.content().files().get(file);
        var line = text.lines().filter(row -> row.startsWith(rule)).findFirst().orElseThrow();
        return with(file, line + "\n", "");
    }
}
