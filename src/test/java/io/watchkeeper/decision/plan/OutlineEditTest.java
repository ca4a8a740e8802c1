package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.plan.OutlineFields.Declared;
import io.watchkeeper.decision.plan.OutlinePlace.Section;
import org.junit.jupiter.api.Test;

class OutlineEditTest {
    private static final OutlineFields TELL = OutlineFields.of(Map.of("en", "Tell", "zh", "通知"));

    @Test
    void nothing_is_lost_where_nothing_is_changed() {
        assertThat(edited(edit -> {}))
                .usingRecursiveComparison()
                .ignoringFields("yaml", "digest")
                // its checks have ids now
                .ignoringFieldsMatchingRegexes("(checks|verification).*path")
                .isEqualTo(read(SmallPlans.PLAN));
    }

    @Test
    void a_step_is_added_behind_another_and_the_next_waits_for_it() {
        var plan = edited(edit -> edit.add(step("tell"), "look", TELL));
        assertThat(plan.steps())
                .extracting(PlanStep::id, step -> String.join(" ", step.after()))
                .containsExactly(
                        tuple("look", ""),
                        tuple("tell", "look"),
                        tuple("drain", "tell"),
                        tuple("restart", "drain"),
                        tuple("ask", "restart"));
        assertThat(edited(edit -> edit.add(step("tell"), "", TELL))
                        .steps()
                        .get(0)
                        .id())
                .isEqualTo("tell");
    }

    @Test
    void a_step_is_changed_and_keeps_what_was_not_asked_for() {
        var step = edited(edit -> {
                    var fields = new TreeMap<>(
                            edit.find(step("restart")).orElseThrow().texts());
                    fields.putAll(
                            Map.of("en", "Again", "zh", "再来", "with.service", "${event.object}", "after", "look"));
                    edit.change(step("restart"), OutlineFields.of(fields));
                })
                .step("restart")
                .orElseThrow();
        assertThat(step.text().zh()).isEqualTo("再来");
        assertThat(step.after()).containsExactly("look");
        assertThat(step.retries()).isEqualTo(2);
        assertThat(step.when().orElseThrow().is()).containsExactly("0", "3");
        assertThat(step.deed().with().get("service").text()).isEqualTo("${event.object}");
    }

    @Test
    void steps_are_moved_and_stay_at_the_ends() {
        assertThat(edited(edit -> edit.move(step("drain"), -1)).steps())
                .extracting(PlanStep::id)
                .containsExactly("drain", "look", "restart", "ask");
        assertThat(edited(edit -> edit.move(step("ask"), 1)).steps())
                .extracting(PlanStep::id)
                .containsExactly("look", "drain", "restart", "ask");
    }

    @Test
    void who_waited_for_a_removed_step_waits_for_what_it_waited_for() {
        var beside = OutlineFields.of(Map.of("en", "Beside", "zh", "并行", "after", "drain"));
        var plan = edited(edit -> {
            edit.add(step("beside"), "restart", beside);
            edit.remove(step("drain"));
        });
        assertThat(plan.step("beside").orElseThrow().after()).containsExactly("look");
        assertThat(plan.step("restart").orElseThrow().after()).containsExactly("look");
    }

    @Test
    void steps_without_an_id_keep_the_one_by_which_they_are_known() {
        var yaml = SmallPlans.PLAN.replace("id: drain, ", "");
        assertThat(read(moved(yaml, "step-2")).steps())
                .extracting(PlanStep::id)
                .containsExactly("step-2", "look", "restart", "ask");
    }

    @Test
    void what_is_read_of_a_step_can_be_written_back() {
        var plan = edited(OutlineEditTest::rewritten);
        assertThat(plan)
                .usingRecursiveComparison()
                .ignoringFields("yaml", "digest")
                // its checks have ids now
                .ignoringFieldsMatchingRegexes("(checks|verification).*path")
                .isEqualTo(read(SmallPlans.PLAN));
    }

    @Test
    void every_plan_of_the_library_can_be_read_into_forms_and_written_back() {
        BuiltInRules.content().files().forEach((path, yaml) -> {
            if (path.matches("plans/[^/]+\\.yaml")) {
                assertThat(plan(path, rewritten(OutlineEdit.of(yaml))))
                        .usingRecursiveComparison()
                        .ignoringFields("yaml", "digest")
                        .isEqualTo(plan(path, OutlineEdit.of(yaml).yaml()));
            }
        });
    }

    private static String rewritten(OutlineEdit edit) {
        edit.head(edit.head());
        for (var section : Section.values()) {
            edit.entries(section).forEach(entry -> edit.change(entry.place(), entry.fields()));
        }
        return edit.yaml();
    }

    @Test
    void the_head_tells_names_parameters_targets_and_batches() {
        var plan = edited(edit -> {
            var fields = new TreeMap<>(edit.head().texts());
            fields.putAll(Map.of("name.en", "Other", "tier", "3", "targets", "web-1\nweb-2", "batch.then", "7"));
            var backend = new Declared("backend", "name", "shop", "the backend", "后端");
            var service = new Declared("service", "name", "${event.labels.service}", "the service", "服务");
            var declared = List.of(backend, service, new Declared("", "", "", "", ""));
            edit.head(new OutlineFields(fields, Map.of("parameters", declared)));
        });
        assertThat(plan.name().en()).isEqualTo("Other");
        assertThat(plan.tier()).isEqualTo(3);
        assertThat(plan.targets()).extracting(Given::text).containsExactly("web-1", "web-2");
        assertThat(plan.batch()).isEqualTo(new EmergencyPlan.Batch(1, 7, 1));
        assertThat(plan.parameters()).containsOnlyKeys("backend", "service");
        assertThat(plan.parameters().get("backend").standard().orElseThrow().text())
                .isEqualTo("shop");
    }

    @Test
    void all_that_a_step_may_say_is_written() {
        var step = edited(edit -> edit.add(
                        step("again"),
                        "ask",
                        OutlineFields.of(Map.of(
                                "en", "Again",
                                "zh", "再来",
                                "operation", "RESTART",
                                "with.service", "shop",
                                "each", "once",
                                "after", "[]",
                                "retry.times", "3",
                                "retry.pause", "7s",
                                "timeout", "90s",
                                "undo.operation", "LOOK"))))
                .step("again")
                .orElseThrow();
        assertThat(step.after()).isEmpty();
        assertThat(step.perTarget()).isFalse();
        assertThat(step.retries()).isEqualTo(3);
        assertThat(step.pause()).isEqualTo(Duration.ofSeconds(7));
        assertThat(step.timeout()).contains(Duration.ofSeconds(90));
        assertThat(step.undo().orElseThrow().operation()).isEqualTo("LOOK");
    }

    @Test
    void checks_are_added_and_the_last_one_leaves_nothing_behind() {
        var free = OutlineFields.of(Map.of("check", "FREE", "must", "> 5", "within", "1m"));
        var plan = edited(edit -> {
            edit.add(new OutlinePlace(Section.CHECKS, "free"), "", free);
            edit.remove(new OutlinePlace(Section.VERIFY, "verify-1"));
        });
        assertThat(plan.checks()).extracting(PlanStep::id).containsExactly("free", "check-1");
        assertThat(plan.verification()).isEmpty();
    }

    @Test
    void a_step_put_on_an_arrow_stands_between_and_others_wait_as_before() {
        assertThat(after(edit -> edit.insert("tell", "drain", "restart", TELL)))
                .containsEntry("tell", "drain")
                .containsEntry("restart", "tell")
                .containsEntry("ask", "restart");

        Consumer<OutlineEdit> forked = edit ->
                edit.add(step("beside"), "drain", OutlineFields.of(Map.of("en", "B", "zh", "并", "after", "look")));
        assertThat(after(forked.andThen(edit -> edit.insert("tell", "look", "beside", TELL))))
                .containsEntry("tell", "look")
                .containsEntry("beside", "tell")
                .containsEntry("drain", "look")
                .containsEntry("restart", "beside");
    }

    @Test
    void an_arrow_is_led_from_another_step_and_taken_off() {
        assertThat(after(edit -> edit.reconnect("ask", "restart", "look"))).containsEntry("ask", "look");
        assertThat(after(edit -> edit.reconnect("ask", "", "look"))).containsEntry("ask", "look restart");
        assertThat(after(edit -> edit.reconnect("ask", "restart", ""))).containsEntry("ask", "");
    }

    @Test
    void who_followed_a_removed_step_without_saying_so_waits_for_what_it_waited_for() {
        assertThat(after(edit -> {
                    edit.reconnect("restart", "drain", "look");
                    edit.remove(step("restart"));
                }))
                .containsEntry("ask", "look");
    }

    @Test
    void what_is_no_plan_is_refused() {
        assertThatThrownBy(() -> OutlineEdit.of("steps: 7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OutlineEdit.of("a: [")).isInstanceOf(IllegalArgumentException.class);
    }

    private static OutlinePlace step(String id) {
        return OutlinePlace.step(id);
    }

    private static Map<String, String> after(Consumer<OutlineEdit> change) {
        var after = new TreeMap<String, String>();
        edited(change).steps().forEach(step -> after.put(step.id(), String.join(" ", step.after())));
        return after;
    }

    private static EmergencyPlan plan(String path, String yaml) {
        return PlanFile.read(new TreeMap<>(Map.of(path, yaml)), new Problems())
                .plans()
                .get(0);
    }

    private static String moved(String yaml, String id) {
        var edit = OutlineEdit.of(yaml);
        edit.move(step(id), -1);
        return edit.yaml();
    }

    private static EmergencyPlan edited(Consumer<OutlineEdit> change) {
        var edit = OutlineEdit.of(SmallPlans.PLAN);
        change.accept(edit);
        return read(edit.yaml());
    }

    private static EmergencyPlan read(String yaml) {
        var problems = new Problems();
        var files = new TreeMap<>(Map.of("plans/TURN.yaml", yaml));
        var plan = PlanFile.read(files, problems).plans().get(0);
        assertThat(problems.found()).isEmpty();
        return plan;
    }
}
