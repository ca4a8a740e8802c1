package io.watchkeeper.decision.diagnosis.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.decision.diagnosis.TreeNodes.Place;
import io.watchkeeper.decision.diagnosis.TreeSketch;
import io.watchkeeper.decision.diagnosis.Walk;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Asked;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Found;
import io.watchkeeper.decision.diagnosis.edit.TreeEdit.Head;
import io.watchkeeper.facts.DiagnosisStep;
import io.watchkeeper.facts.Evidence;
import io.watchkeeper.facts.Sentence;
import org.junit.jupiter.api.Test;

/** Edits of the shipped trees, and what the rows say afterwards. */
class TreeEditorTest {
    private static final Readings KNOWN = new Readings();
    private static final Asked ASKED = new Asked("HOST-SSH", "");
    private static final Found FOUND = new Found("CPU-CALM", "LOW", "USUAL", List.of("EXAMINE", "TRAFFIC-OFF"));

    private final TreeEditor editor = new TreeEditor(KNOWN);
    private RulebookContent content = BuiltInRules.content();

    @Test
    void a_question_on_a_branch_leads_on_whatever_it_answers() {
        edit(new TreeEdit.AddQuestion(branch("CPU-USE", "CPU-CALM"), "HOST-SPEAKS", ASKED));

        assertThat(next("CPU-USE")).containsExactly("HOST-SPEAKS", "CPU-WAIT", "HOST-REACHED", "UNKNOWN");
        assertThat(next("HOST-SPEAKS")).containsExactly("CPU-CALM");
        assertThat(errors()).isEmpty();
        assertThat(cause("CPU-USE", Map.of("CPU-USE", ok("CPU-USE", 3), "HOST-SPEAKS", none("HOST-SPEAKS"))))
                .isEqualTo("CPU-CALM");
        assertThat(content.files().get("diagnosis/branches.drl.csv").lines())
                .contains("HOST-SPEAKS: any answer,x,HOST-SPEAKS,OK,,,,,CPU-CALM");
    }

    @Test
    void rows_that_an_edit_does_not_touch_keep_their_text_to_the_byte() {
        var before = content;
        edit(new TreeEdit.AddQuestion(branch("CPU-USE", "CPU-CALM"), "HOST-SPEAKS", ASKED));

        assertThat(content.files().keySet()).isEqualTo(before.files().keySet());
        before.files().forEach((file, text) -> {
            var now = content.files().get(file).lines().toList();
            assertThat(text.lines().filter(line -> !now.contains(line)))
                    .as(file)
                    .hasSize(file.equals("diagnosis/branches.drl.csv") ? 1 : 0);
        });
    }

    @Test
    void a_conclusion_takes_the_place_of_what_only_its_branch_led_to() {
        edit(new TreeEdit.AddConclusion(branch("CPU-STOLEN", "CPU-STEALING"), "CPU-BORROWED", FOUND));

        assertThat(next("CPU-STOLEN")).contains("CPU-BORROWED");
        assertThat(sketch().nodes()).doesNotContainKey("CPU-STEALING");
        assertThat(content.files().get("diagnosis/plans.drl.csv"))
                .contains(",CPU-BORROWED,EXAMINE,1\n", ",CPU-BORROWED,TRAFFIC-OFF,2\n")
                .doesNotContain("CPU-STEALING,");
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_branch_that_would_come_back_is_refused() {
        assertThatThrownBy(() -> edit(new TreeEdit.MoveBranch(branch("CPU-WAIT", "CPU-STOLEN"), "CPU-USE")))
                .isInstanceOfSatisfying(EditRefused.class, refused -> assertThat(refused.problems())
                        .extracting(RulebookProblem::code)
                        .contains("TREE_CIRCLE"));
    }

    @Test
    void a_branch_is_moved_split_given_another_border_and_joined_again() {
        edit(new TreeEdit.SplitBranch(branch("CPU-USE", "CPU-WAIT"), new Answers.AtValue("90"), ""));
        assertThat(answers("CPU-USE")).contains("60..90", "90..");
        edit(new TreeEdit.ChangeBranch(key("CPU-USE", "90.."), new Answers("OK", "95", "", "", "")));
        assertThat(answers("CPU-USE")).contains("60..95", "95..");
        edit(new TreeEdit.MoveBranch(key("CPU-USE", "95.."), "CPU-DEMAND"));
        assertThat(next("CPU-USE")).contains("CPU-DEMAND");
        edit(new TreeEdit.JoinBranch(key("CPU-USE", "95.."), key("CPU-USE", "60..95")));
        assertThat(answers("CPU-USE")).contains("60..").doesNotContain("60..95");
        assertThat(errors()).isEmpty();
    }

    @Test
    void texts_and_statuses_are_split_off_and_taken_back() {
        edit(new TreeEdit.AddQuestion(branch("CPU-USE", "CPU-CALM"), "N", ASKED));
        edit(new TreeEdit.SplitBranch(branch("N", "CPU-CALM"), new Answers.OfText("idle"), "UNKNOWN"));
        edit(new TreeEdit.SplitBranch(key("N", 2), new Answers.OfStatus("ERROR"), "UNKNOWN"));
        assertThat(errors()).isEmpty();
        assertThat(cause("N", Map.of("N", new Evidence("", "N", "OK", 0, "idle"))))
                .isEqualTo("UNKNOWN");
        assertThat(cause("N", Map.of("N", new Evidence("", "N", "OK", 0, "busy"))))
                .isEqualTo("CPU-CALM");
        assertThat(cause("N", Map.of("N", none("N")))).isEqualTo("CPU-CALM");

        edit(new TreeEdit.JoinBranch(key("N", 1), key("N", 0)));
        assertThat(cause("N", Map.of("N", new Evidence("", "N", "OK", 0, "idle"))))
                .isEqualTo("CPU-CALM");
    }

    @Test
    void what_led_to_a_removed_question_leads_to_one_of_its_successors() {
        edit(new TreeEdit.RemoveNode("CPU-WAIT", "CPU-STOLEN"));
        assertThat(next("CPU-USE")).contains("CPU-STOLEN").doesNotContain("CPU-WAIT");
        assertThat(sketch().nodes()).doesNotContainKey("CPU-WAIT");
        edit(new TreeEdit.RemoveNode("CPU-USE", "CPU-STOLEN"));
        assertThat(sketch().trees().tree("HOST-CPU").orElseThrow().root()).isEqualTo("CPU-STOLEN");
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_question_changes_its_check_and_a_conclusion_its_plans() {
        edit(new TreeEdit.ChangeQuestion(
                RowKey.of(sketch().node("CPU-USE").orElseThrow().questions().get(0), "CPU-USE"),
                new Asked("CPU-IOWAIT", "range = 5m")));
        edit(new TreeEdit.ChangeConclusion(
                RowKey.of(sketch().node("CPU-CALM").orElseThrow().conclusions().get(0), "CPU-CALM"), FOUND));
        assertThat(content.files().get("diagnosis/questions.drl.csv"))
                .contains("First ask how much of the CPU is used,x,CPU-USE,CPU-IOWAIT,range = 5m");
        assertThat(content.files().get("diagnosis/plans.drl.csv")).contains("CPU-CALM: EXAMINE,x,CPU-CALM,EXAMINE,1");
        assertThatThrownBy(() -> edit(new TreeEdit.ChangeQuestion(
                        RowKey.of(
                                sketch().node("CPU-USE")
                                        .orElseThrow()
                                        .questions()
                                        .get(0),
                                "CPU-USE"),
                        new Asked("NO-SUCH-CHECK", ""))))
                .isInstanceOf(EditRefused.class);
    }

    @Test
    void new_rows_stand_below_all_others_also_where_the_last_one_goes() {
        var plans = content.files().get("diagnosis/plans.drl.csv").strip();
        var last = plans.substring(plans.lastIndexOf('\n') + 1).split(",")[2];
        edit(new TreeEdit.ChangeConclusion(
                RowKey.of(sketch().node(last).orElseThrow().conclusions().get(0), last), FOUND));
        assertThat(content.files().get("diagnosis/plans.drl.csv"))
                .startsWith(plans.substring(0, plans.indexOf('\n')))
                .endsWith("," + last + ",EXAMINE,1\n" + last + ": TRAFFIC-OFF,x," + last + ",TRAFFIC-OFF,2\n");
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_new_tree_asks_one_question_and_an_old_one_goes_with_what_only_it_leads_to() {
        var head = new Head("NEW-TREE", new Sentence("Why?", "为何？"), "", "on-request", "2m");
        edit(new TreeEdit.AddTree(head, "NEW-ROOT", ASKED));
        assertThat(cause("NEW-ROOT", Map.of("NEW-ROOT", ok("NEW-ROOT", 1)))).isEqualTo("UNKNOWN");
        edit(new TreeEdit.RemoveTree("NEW-TREE"));
        assertThat(content.files()).isEqualTo(BuiltInRules.content().files());
    }

    @Test
    void a_row_that_others_have_changed_and_codes_that_are_taken_are_refused() {
        var known = branch("CPU-USE", "CPU-WAIT");
        edit(new TreeEdit.MoveBranch(known, "CPU-STOLEN"));
        assertThatThrownBy(() -> edit(new TreeEdit.MoveBranch(known, "CPU-KERNEL")))
                .isInstanceOfSatisfying(
                        EditRefused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("OVERTAKEN"));
        for (var code : List.of("CPU-KERNEL", "cpu", "")) {
            assertThatThrownBy(() -> edit(new TreeEdit.AddQuestion(branch("CPU-USE", "CPU-STOLEN"), code, ASKED)))
                    .isInstanceOf(EditRefused.class);
        }
    }

    @Test
    void a_row_that_several_nodes_share_leaves_the_others_theirs() {
        var files = new TreeMap<>(content.files());
        var rows = files.get("diagnosis/branches.drl.csv")
                .replace("\"node == \"\"$param\"\"\"", "\"node in (forall(,){\"\"$\"\"})\"")
                .replaceFirst("(?m)^.*,CPU-WAIT,\"NO_ANSWER, ERROR\".*\n", "")
                .replaceFirst(",CPU-STOLEN,\"NO_ANSWER", ",\"CPU-STOLEN, CPU-WAIT\",\"NO_ANSWER");
        files.put("diagnosis/branches.drl.csv", rows);
        content = new RulebookContent(files);
        assertThat(errors()).isEmpty();

        edit(new TreeEdit.MoveBranch(key("CPU-WAIT", 2), "UNKNOWN"));
        assertThat(next("CPU-WAIT")).contains("UNKNOWN").doesNotContain("CPU-KERNEL");
        assertThat(next("CPU-STOLEN")).contains("CPU-KERNEL");
        assertThat(errors()).isEmpty();
    }

    private String key(String node, int branch) {
        return RowKey.of(sketch().node(node).orElseThrow().branches().get(branch), node);
    }

    private void edit(TreeEdit edit) {
        content = editor.apply(content, edit);
    }

    private TreeSketch sketch() {
        return RulebookCompiler.sketch(content, KNOWN);
    }

    private List<RulebookProblem> errors() {
        return sketch().problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private List<String> next(String node) {
        return sketch().node(node).orElseThrow().next();
    }

    private String branch(String node, String next) {
        return sketch().node(node).orElseThrow().branches().stream()
                .filter(place -> ((DiagnosisStep) place.decision()).next().equals(next))
                .map(place -> RowKey.of(place, node))
                .findFirst()
                .orElseThrow();
    }

    private String key(String node, String range) {
        return sketch().node(node).orElseThrow().branches().stream()
                .filter(place -> range(place).equals(range))
                .map(place -> RowKey.of(place, node))
                .findFirst()
                .orElseThrow();
    }

    private List<String> answers(String node) {
        return sketch().node(node).orElseThrow().branches().stream()
                .map(TreeEditorTest::range)
                .toList();
    }

    private static String range(Place branch) {
        return branch.row().texts().get(4) + ".." + branch.row().texts().get(5);
    }

    private String cause(String root, Map<String, Evidence> evidence) {
        try (var rulebook = RulebookCompiler.compile(2, content)) {
            return ((Walk.Concludes) Walk.of(rulebook, root, evidence).end())
                    .diagnosis()
                    .cause();
        }
    }

    private static Evidence ok(String node, double value) {
        return new Evidence("", node, Evidence.OK, value, "");
    }

    private static Evidence none(String node) {
        return new Evidence("", node, Evidence.NO_ANSWER, 0, "");
    }
}
