package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.plan.OutlineFields.Declared;
import org.junit.jupiter.api.Test;

class OperationEditTest {
    @Test
    void every_operation_of_the_library_goes_through_its_form_unchanged() {
        var files = new TreeMap<>(BuiltInRules.content().files());
        files.keySet().removeIf(path -> !path.startsWith(OperationFile.FOLDER));
        assertThat(files).hasSizeGreaterThan(50);
        var problems = new Problems();
        var before = OperationFile.read(files, problems);
        files.replaceAll((path, text) -> {
            var edit = OperationEdit.of(text);
            edit.change(edit.fields());
            return edit.yaml();
        });

        assertThat(OperationFile.read(files, problems)).isEqualTo(before);
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void each_typed_field_is_written_where_it_belongs() {
        var texts = new TreeMap<>(OperationEdit.of(SmallPlans.DRAIN).fields().texts());
        texts.putAll(
                Map.of("kind", "HTTP", "does.0", "POST", "does.1", "/off/{server}", "does.2", "{\"why\": \"{why}\"}"));
        texts.putAll(Map.of("life", "DRAFT", "timeout", "90s", "idempotent", "false", "danger", "3", "undo", " "));
        var parameters = List.of(
                new Declared("server", "name", "${target.name}", "the server", "服务器"),
                new Declared("why", "text", "", "the reason", "原因"),
                new Declared("", "", "", "", ""));
        var outputs = List.of(new Declared("status", "number", "", "of the answer", "状态码"));
        var operation = changed(SmallPlans.DRAIN, texts, Map.of("parameters", parameters, "outputs", outputs));

        assertThat(operation.kind()).isEqualTo(OperationKind.HTTP);
        assertThat(operation.life()).isEqualTo(AtomicOperation.Life.DRAFT);
        assertThat(operation.does()).containsExactly("POST", "/off/{server}", "{\"why\": \"{why}\"}");
        assertThat(operation.parameters()).containsOnlyKeys("server", "why");
        assertThat(operation.outputs()).containsOnlyKeys("status");
        assertThat(operation.timeout()).hasSeconds(90);
        assertThat(operation.idempotent()).isFalse();
        assertThat(operation.danger()).isEqualTo(3);
        assertThat(operation.undo()).isEmpty();
    }

    @Test
    void arguments_close_ranks_and_a_statement_may_have_several_lines() {
        var restart =
                new TreeMap<>(OperationEdit.of(SmallPlans.RESTART).fields().texts());
        restart.putAll(Map.of("does.1", " ", "does.5", "--no-block"));
        assertThat(changed(SmallPlans.RESTART, restart, parameters(SmallPlans.RESTART))
                        .does())
                .containsExactly("systemctl", "{service}", "--no-block");

        var kill = new TreeMap<>(OperationEdit.of(SmallPlans.KILL).fields().texts());
        kill.putAll(Map.of("does.0", "select pg_terminate_backend(:pid)\nwhere true", "does.1", "select 1"));
        assertThat(changed(SmallPlans.KILL, kill, parameters(SmallPlans.KILL)).does())
                .containsExactly("select pg_terminate_backend(:pid)\nwhere true", "select 1");
    }

    @Test
    void where_each_text_has_its_place_a_missing_one_moves_no_other() {
        var texts = new TreeMap<>(OperationEdit.of(SmallPlans.DRAIN).fields().texts());
        texts.putAll(Map.of("kind", "HTTP", "does.0", "", "does.1", "/off"));
        var edit = OperationEdit.of(SmallPlans.DRAIN);
        edit.change(OutlineFields.of(texts));
        assertThat(OperationEdit.of(edit.yaml().replace("- \"\"", "- \"GET\""))
                        .fields()
                        .numbered(OperationEdit.DOES))
                .containsExactly("GET", "/off");
    }

    @Test
    void a_form_shows_nothing_that_it_would_lose() {
        var empty = SmallPlans.LOOK.replace("is-active,", "is-active, '',");
        assertThatThrownBy(() -> OperationEdit.of(empty)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OperationEdit.of("- a list")).isInstanceOf(IllegalArgumentException.class);
        var more = OperationEdit.of(SmallPlans.LOOK + "more: {of: it}\n");
        more.change(more.fields());
        assertThat(more.yaml()).contains("of: \"it\"");
    }

    private static Map<String, List<Declared>> parameters(String text) {
        return Map.of("parameters", OperationEdit.of(text).fields().declared("parameters"));
    }

    private static AtomicOperation changed(
            String text, TreeMap<String, String> texts, Map<String, List<Declared>> declared) {
        var edit = OperationEdit.of(text);
        edit.change(new OutlineFields(texts, declared));
        var code = text.substring("code: ".length(), text.indexOf('\n'));
        var problems = new Problems();
        var path = OperationFile.FOLDER + code + ".yaml";
        var read = OperationFile.read(new TreeMap<>(Map.of(path, edit.yaml())), problems);
        assertThat(problems.found()).isEmpty();
        return read.get(code);
    }
}
