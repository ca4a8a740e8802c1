package io.watchkeeper.decision.diagnosis.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Readings;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trees go out as JSON and come back. */
class TreeJsonTest {
    private static final Readings KNOWN = new Readings();

    private final TreeEditor editor = new TreeEditor(KNOWN);
    private final RulebookContent shipped = BuiltInRules.content();

    @Test
    void every_shipped_tree_comes_back_without_a_byte_changed() {
        for (var tree : RulebookCompiler.sketch(shipped, KNOWN).trees().inOrder()) {
            assertThat(put(shipped, json(shipped, tree.code())).files())
                    .as(tree.code())
                    .isEqualTo(shipped.files());
        }
    }

    @Test
    void a_tree_that_was_removed_comes_back_as_it_was_written() {
        var json = json(shipped, "DISK-FULL");
        var without = editor.apply(shipped, new TreeEdit.RemoveTree("DISK-FULL"));
        assertThat(new TreeWriter(without, RulebookCompiler.sketch(without, KNOWN)).of("DISK-FULL"))
                .isEmpty();
        assertThat(json(put(without, json), "DISK-FULL")).isEqualTo(json);
    }

    @Test
    void every_cell_of_a_check_and_of_a_cause_goes_along() {
        var json = json(shipped, "HOST-CPU");
        var changed = json.replaceFirst("\"danger\" : \"none\"", "\"danger\" : \"high\"")
                .replaceFirst("\"sits\" : \"object\"", "\"sits\" : \"upstream\"");
        assertThat(changed).isNotEqualTo(json);
        assertThat(json(put(shipped, changed), "HOST-CPU")).isEqualTo(changed);
    }

    @Test
    void a_file_of_before_leaves_the_columns_alone_that_it_does_not_know() {
        var before = json(shipped, "HOST-CPU").replaceAll(",\\s*\"(result|cost|danger|sits)\" : \"[a-z]*\"", "");
        assertThat(before).doesNotContain("\"danger\"", "\"sits\"");
        assertThat(put(shipped, before).files()).isEqualTo(shipped.files());
    }

    @Test
    void what_was_changed_outside_is_in_the_tables_then() {
        var json = json(shipped, "HOST-CPU")
                .replaceFirst("\"below\" : 60", "\"below\" : 65")
                .replaceFirst("\"from\" : 60", "\"from\" : 65");
        var changed = put(shipped, json);
        assertThat(changed.files().get("diagnosis/branches.drl.csv")).contains("CPU-USE,OK,,65,", "CPU-USE,OK,65,");
        assertThat(json(changed, "HOST-CPU")).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"question\" | \"qestion\" | nodes/0/qestion",
                "\"check\" : \"CPU-USED\",  | '' | nodes/0/question/check",
                "\"within\" : \"2m\" | \"within\" : \"\" | within",
                "\"below\" : 60 | \"below\" : \"sixty\" | nodes/0/question/branches/0/below",
                "{ | x | ''"
            })
    void a_member_that_is_wrong_is_named(String text, String instead, String field) {
        var json = json(shipped, "HOST-CPU");
        var place = json.indexOf(text.strip());
        assertThat(place).isNotNegative();
        var wrong = json.substring(0, place)
                + instead
                + json.substring(place + text.strip().length());
        assertThatThrownBy(() -> put(shipped, wrong)).isInstanceOfSatisfying(EditRefused.class, refused -> assertThat(
                        refused.why().field())
                .isEqualTo(field));
    }

    private static String json(RulebookContent content, String code) {
        return new TreeWriter(content, RulebookCompiler.sketch(content, KNOWN))
                .of(code)
                .map(TreeJson::write)
                .orElseThrow();
    }

    private RulebookContent put(RulebookContent content, String json) {
        return editor.apply(content, new TreeEdit.PutTree(TreeJson.read(json)));
    }
}
