package io.watchkeeper.decision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.plan.OutlineEdit.Fields;
import org.junit.jupiter.api.Test;

class OutlineEditTest {
    private static final Fields TELL = new Fields("Tell", "通知", "", Map.of(), "", "");

    @Test
    void nothing_is_lost_where_nothing_is_changed() {
        assertThat(edited(edit -> {}))
                .usingRecursiveComparison()
                .ignoringFields("yaml", "digest")
                .isEqualTo(read(SmallPlans.PLAN));
    }

    @Test
    void a_step_is_added_behind_another_and_the_next_waits_for_it() {
        var plan = edited(edit -> edit.add("tell", "look", TELL));
        assertThat(plan.steps())
                .extracting(PlanStep::id, step -> String.join(" ", step.after()))
                .containsExactly(
                        tuple("look", ""),
                        tuple("tell", "look"),
                        tuple("drain", "tell"),
                        tuple("restart", "drain"),
                        tuple("ask", "restart"));
        assertThat(edited(edit -> edit.add("tell", "", TELL)).steps().get(0).id())
                .isEqualTo("tell");
    }

    @Test
    void a_step_is_changed_and_keeps_what_was_not_asked_for() {
        var fields = new Fields("Again", "再来", "RESTART", Map.of("service", "${event.object}"), "target", "look");
        var step =
                edited(edit -> edit.change("restart", fields)).step("restart").orElseThrow();
        assertThat(step.text().zh()).isEqualTo("再来");
        assertThat(step.after()).containsExactly("look");
        assertThat(step.retries()).isEqualTo(2);
        assertThat(step.when()).isPresent();
        assertThat(step.deed().with()).containsOnlyKeys("service");
    }

    @Test
    void steps_are_moved_and_stay_at_the_ends() {
        assertThat(edited(edit -> edit.move("drain", -1)).steps())
                .extracting(PlanStep::id)
                .containsExactly("drain", "look", "restart", "ask");
        assertThat(edited(edit -> edit.move("ask", 1)).steps())
                .extracting(PlanStep::id)
                .containsExactly("look", "drain", "restart", "ask");
    }

    @Test
    void who_waited_for_a_removed_step_waits_for_what_it_waited_for() {
        var beside = new Fields("Beside", "并行", "", Map.of(), "", "drain");
        var plan = edited(edit -> {
            edit.add("beside", "restart", beside);
            edit.remove("drain");
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
        var plan = edited(edit -> edit.steps().forEach(step -> edit.change(step.id(), step.fields())));
        assertThat(plan)
                .usingRecursiveComparison()
                .ignoringFields("yaml", "digest")
                .isEqualTo(read(SmallPlans.PLAN));
    }

    @Test
    void what_is_no_plan_is_refused() {
        assertThatThrownBy(() -> OutlineEdit.of("steps: 7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OutlineEdit.of("a: [")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String moved(String yaml, String id) {
        var edit = OutlineEdit.of(yaml);
        edit.move(id, -1);
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
