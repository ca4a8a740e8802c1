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
import io.watchkeeper.decision.diagnosis.TreeSketch;
import org.junit.jupiter.api.Test;

/** Checks and causes are changed for all who refer to them, or copied for one. */
class DefinitionEditsTest {
    private static final Readings KNOWN = new Readings();
    private static final String CHECKS = "diagnosis/checks.csv";

    private final TreeEditor editor = new TreeEditor(KNOWN);
    private RulebookContent content = BuiltInRules.content();

    @Test
    void who_refers_to_a_check_is_known_trees_and_plans() {
        var uses = Uses.of(sketch(), Definition.CHECK, "DB-ANSWERS");
        assertThat(uses.nodes()).contains("DB-ANSWERS");
        assertThat(uses.trees()).extracting(tree -> tree.code()).contains("DATABASE-LOCKS");
        assertThat(uses.plans()).extracting(plan -> plan.code()).contains("DATABASE-RESTART");
        assertThat(Uses.of(sketch(), Definition.CAUSE, "DB-DOWN").trees())
                .extracting(tree -> tree.code())
                .contains("DATABASE-LOCKS", "DATABASE-REPLICATION");
        assertThat(Uses.of(sketch(), Definition.CAUSE, "NO-SUCH").nodes()).isEmpty();
    }

    @Test
    void a_check_is_changed_wherever_it_is_asked_and_only_its_row() {
        var before = content.files().get(CHECKS);
        edit(new TreeEdit.ChangeDefinition(
                Definition.CHECK,
                key(Definition.CHECK, "CPU-USED"),
                cells(Definition.CHECK, "CPU-USED", "timeout", "7s")));
        var now = content.files().get(CHECKS).lines().toList();
        assertThat(before.lines().filter(line -> !now.contains(line))).hasSize(1);
        assertThat(sketch().trees().check("CPU-USED").orElseThrow().timeout()).hasSeconds(7);
    }

    @Test
    void a_check_that_somebody_has_changed_meanwhile_is_not_overwritten() {
        var known = key(Definition.CHECK, "CPU-USED");
        var mine = cells(Definition.CHECK, "CPU-USED", "timeout", "9s");
        edit(new TreeEdit.ChangeDefinition(
                Definition.CHECK, known, cells(Definition.CHECK, "CPU-USED", "unit", "percent")));
        assertThatThrownBy(() -> edit(new TreeEdit.ChangeDefinition(Definition.CHECK, known, mine)))
                .isInstanceOfSatisfying(
                        EditRefused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("OVERTAKEN"));
    }

    @Test
    void a_change_that_a_node_or_a_plan_could_not_live_with_is_refused() {
        assertThatThrownBy(() -> edit(new TreeEdit.ChangeDefinition(
                        Definition.CHECK,
                        key(Definition.CHECK, "CPU-USED"),
                        cells(Definition.CHECK, "CPU-USED", "parameters", ""))))
                .isInstanceOfSatisfying(EditRefused.class, refused -> assertThat(refused.problems())
                        .extracting(RulebookProblem::file)
                        .contains(CHECKS));
    }

    @Test
    void one_node_gets_a_check_of_its_own_and_the_others_keep_theirs() {
        var question =
                RowKey.of(sketch().node("CPU-USE").orElseThrow().questions().get(0), "CPU-USE");
        var cells = cells(Definition.CHECK, "CPU-USED", "code", "CPU-USED-LONG");
        edit(new TreeEdit.CopyDefinition(Definition.CHECK, question, cells));
        assertThat(Uses.of(sketch(), Definition.CHECK, "CPU-USED-LONG").nodes()).containsExactly("CPU-USE");
        assertThat(Uses.of(sketch(), Definition.CHECK, "CPU-USED").nodes()).doesNotContain("CPU-USE");
        assertThat(content.files().get(CHECKS))
                .startsWith(BuiltInRules.content().files().get(CHECKS));
        assertThat(problems()).isEmpty();
        assertThatThrownBy(() -> edit(new TreeEdit.AddDefinition(Definition.CHECK, cells)))
                .isInstanceOfSatisfying(
                        EditRefused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("CODE_TAKEN"));
    }

    @Test
    void one_leaf_gets_a_cause_of_its_own() {
        var leaf =
                RowKey.of(sketch().node("CPU-CALM").orElseThrow().conclusions().get(0), "CPU-CALM");
        edit(new TreeEdit.CopyDefinition(
                Definition.CAUSE, leaf, cells(Definition.CAUSE, "CPU-CALM", "code", "CPU-QUIET")));
        assertThat(Uses.of(sketch(), Definition.CAUSE, "CPU-QUIET").nodes()).containsExactly("CPU-CALM");
        assertThat(sketch().trees().cause("CPU-QUIET").orElseThrow().name().zh())
                .isEqualTo("CPU 已恢复平静");
    }

    @Test
    void a_file_of_before_gets_its_later_columns_with_the_first_cell_that_needs_them() {
        var files = new TreeMap<>(content.files());
        var narrow = files.get(CHECKS)
                .lines()
                .map(line -> line.replaceFirst(",[a-z]*,[a-z]*,[a-z]*$", ""))
                .toList();
        files.put(CHECKS, String.join("\n", narrow) + "\n");
        content = new RulebookContent(files);
        assertThat(problems()).isEmpty();
        var blank = cells(Definition.CHECK, "CPU-USED", "unit", "percent");
        edit(new TreeEdit.ChangeDefinition(Definition.CHECK, key(Definition.CHECK, "CPU-USED"), blank));
        assertThat(content.files().get(CHECKS)).startsWith(narrow.get(0) + "\n");
        edit(new TreeEdit.ChangeDefinition(
                Definition.CHECK,
                key(Definition.CHECK, "CPU-USED"),
                cells(Definition.CHECK, "CPU-USED", "danger", "high")));
        assertThat(content.files().get(CHECKS)).startsWith(String.join(",", Definition.CHECK.columns()) + "\n");
        assertThat(problems()).isEmpty();
    }

    private void edit(TreeEdit edit) {
        content = editor.apply(content, edit);
    }

    private TreeSketch sketch() {
        return RulebookCompiler.sketch(content, KNOWN);
    }

    private List<RulebookProblem> problems() {
        return sketch().problems();
    }

    private String key(Definition of, String code) {
        return of.written(content, code).orElseThrow().key();
    }

    private Map<String, String> cells(Definition of, String code, String column, String text) {
        var cells = new TreeMap<>(of.written(content, code).orElseThrow().cells());
        cells.put(column, text);
        return cells;
    }
}
