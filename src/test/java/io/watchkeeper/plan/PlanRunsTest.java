package io.watchkeeper.plan;

import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.watchkeeper.plan.RunStart.Blocked;
import io.watchkeeper.plan.RunStart.HeldTarget;
import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Retry;
import io.watchkeeper.plan.machine.Happening.TakeBack;
import io.watchkeeper.plan.machine.Question;
import io.watchkeeper.plan.machine.RunState;
import io.watchkeeper.plan.machine.Standing;
import io.watchkeeper.plan.operation.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs on nodes with a real PostgreSQL. Numbers are those of complaints that people have about products like this one. */
class PlanRunsTest {
    private static Nodes nodes;
    private final Nodes.Node one = nodes.node("one");
    private final Nodes.Node two = nodes.node("two");

    @BeforeAll
    static void start() {
        nodes = new Nodes();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @AfterEach
    void kill() {
        one.close();
        two.close();
        nodes.execute("delete from plan_run");
    }

    @Test
    void a_run_is_carried_out_and_frees_its_targets() {
        long run = nodes.started(run(List.of("w1", "w2"), step("a").atTargets(), step("b", "a")));
        assertThat(nodes.locks()).isEqualTo(2);
        nodes.until(run, RunState.SUCCEEDED, one, two);
        assertThat(one.operations().keys().size() + two.operations().keys().size())
                .isEqualTo(3);
        assertThat(nodes.locks()).isZero();
        assertThat(nodes.lines(run)).containsExactly("doing a", "doing a", "doing b");
    }

    @Test
    void complaint_16_a_run_whose_node_died_goes_on_elsewhere_and_what_is_unknown_is_asked() {
        one.operations().hold("a");
        long run = nodes.started(run(step("a"), step("b", "a")));
        nodes.until(run, found -> one.operations().keys().size() == 1, one);
        one.kill();
        two.step();
        assertThat(nodes.state(run)).as("before its lease is over").isEqualTo(RunState.RUNNING);
        nodes.leaseOver(run);
        var found = nodes.until(run, RunState.NEEDS_PERSON, two);
        assertThat(found.progress().question(found.layout().part("a").orElseThrow()))
                .contains(Question.DID_IT_HAPPEN);
        assertThat(two.operations().keys()).isEmpty();
        nodes.wish(run, new Answer("a", true, new TreeMap<>()));
        nodes.until(run, RunState.SUCCEEDED, two);
        assertThat(two.operations().keys()).containsExactly(run + "/b/1");
    }

    @Test
    void complaint_16_what_is_as_good_twice_as_once_is_done_again_on_the_other_node() {
        one.operations().hold("a");
        long run = nodes.started(run(step("a").idempotent()));
        nodes.until(run, found -> one.operations().keys().size() == 1, one);
        one.kill();
        nodes.leaseOver(run);
        nodes.until(run, RunState.SUCCEEDED, two);
        assertThat(two.operations().keys()).containsExactly(run + "/a/2");
    }

    @Test
    void complaint_16_a_run_whose_time_is_over_ends_and_frees_its_targets() {
        long run = nodes.started(run(List.of("w1"), step("a").manual().atTargets()));
        nodes.until(run, RunState.NEEDS_PERSON, one);
        nodes.execute("update plan_run set deadline_at = now(), wake_at = now() where id = " + run);
        nodes.until(run, RunState.FAILED, one);
        assertThat(nodes.locks()).isZero();
    }

    @Test
    void complaint_17_one_run_at_a_time_acts_on_a_target_whatever_its_plan() {
        long run = nodes.started(run(List.of("w1", "w2"), step("a").manual().atTargets()));
        assertThat(nodes.start(run(List.of("w2", "w3"), step("b").atTargets())))
                .isEqualTo(new Blocked(List.of(new HeldTarget("w2", run))));
        assertThat(nodes.locks()).isEqualTo(2);
    }

    @Test
    void complaint_17_a_paused_run_keeps_its_targets() {
        long run = nodes.started(run(List.of("w1"), step("a").manual().atTargets()));
        nodes.wish(run, Command.PAUSE);
        nodes.until(run, RunState.PAUSED, one);
        assertThat(nodes.start(run(List.of("w1"), step("b").atTargets()))).isInstanceOf(Blocked.class);
        nodes.wish(run, Command.STOP);
        assertThat(nodes.start(run(List.of("w1"), step("b").atTargets()))).isInstanceOf(RunStart.Started.class);
    }

    @Test
    void complaint_18_two_nodes_that_look_at_once_begin_a_run_once() {
        for (int i = 0; i < 10; i++) {
            nodes.started(run(step("a")));
        }
        long last = nodes.started(run(step("a")));
        nodes.until(last, RunState.SUCCEEDED, one, two);
        nodes.until(
                last,
                found ->
                        one.operations().keys().size() + two.operations().keys().size() >= 11,
                one,
                two);
        assertThat(one.operations().keys())
                .doesNotContainAnyElementsOf(two.operations().keys());
        assertThat(one.operations().keys().size() + two.operations().keys().size())
                .isEqualTo(11);
    }

    @Test
    void a_failed_step_is_for_a_person_and_goes_on_when_they_say_so() {
        one.operations().answer("a", new Outcome.Failed("no such host"));
        long run = nodes.started(run(step("a").retried(1), step("b", "a")));
        var found = nodes.until(run, RunState.NEEDS_PERSON, one);
        assertThat(found.progress().of("a").why()).isEqualTo("no such host");
        assertThat(found.progress().of("a").attempt()).isEqualTo(2);
        one.operations().answer("a", new Outcome.Done(new TreeMap<>()));
        nodes.wish(run, new Retry("a"));
        nodes.until(run, RunState.SUCCEEDED, one);
        assertThat(one.operations().keys()).endsWith(run + "/a/3", run + "/b/1");
    }

    @Test
    void what_an_operation_says_is_stored_whatever_characters_it_holds() {
        one.operations().answer("a", new Outcome.Done(new TreeMap<>(Map.of("exit", "\0"))));
        one.operations().answer("b", new Outcome.Failed("it said \0 and broke"));
        long run = nodes.started(run(step("a"), step("b", "a")));
        var found = nodes.until(run, RunState.NEEDS_PERSON, one);
        assertThat(found.progress().of("b").why()).isEqualTo("it said   and broke");
    }

    @Test
    void what_did_not_happen_can_be_said_only_once_the_call_cannot_be_under_way() {
        one.operations().hold("a");
        long run = nodes.started(run(step("a")));
        nodes.until(run, found -> one.operations().keys().size() == 1, one);
        one.kill();
        nodes.leaseOver(run);
        nodes.until(run, RunState.NEEDS_PERSON, two);
        assertThatThrownBy(() -> nodes.wish(run, new Answer("a", false, new TreeMap<>())))
                .hasMessageContaining("may be under way until");
        nodes.execute("update plan_run_attempt set over_at = now()");
        nodes.wish(run, new Answer("a", false, new TreeMap<>()));
        nodes.until(run, RunState.SUCCEEDED, two);
    }

    @Test
    void a_node_that_lost_the_run_still_tells_what_came_of_its_call() {
        one.operations().hold("a");
        long run = nodes.started(run(step("a"), step("b", "a")));
        nodes.until(run, found -> one.operations().keys().size() == 1, one);
        nodes.leaseOver(run);
        nodes.until(run, RunState.NEEDS_PERSON, two);
        one.operations().letGo("a");
        nodes.until(run, RunState.SUCCEEDED, two);
        assertThat(two.operations().keys()).containsExactly(run + "/b/1");
    }

    @Test
    void a_node_that_is_asked_to_stop_waits_for_its_calls_and_the_other_goes_on_at_once_without_asking() {
        one.operations().hold("a");
        long run = nodes.started(run(step("a"), step("b", "a")));
        nodes.until(run, found -> one.operations().keys().size() == 1, one);
        var left = CompletableFuture.runAsync(one::leave);
        two.step();
        assertThat(two.operations().keys()).isEmpty();
        one.operations().letGo("a");
        left.join();
        assertThat(nodes.find(run).progress().of("a").standing()).isEqualTo(Standing.DONE);
        assertThat(nodes.free(run)).isTrue();
        nodes.until(run, RunState.SUCCEEDED, two);
        assertThat(one.operations().keys()).containsExactly(run + "/a/1");
        assertThat(two.operations().keys()).containsExactly(run + "/b/1");
    }

    @Test
    void a_node_that_cannot_wait_any_longer_leaves_its_run_to_the_other_which_asks_at_once() {
        var impatient = nodes.impatient("impatient");
        impatient.operations().hold("a");
        long run = nodes.started(run(step("a"), step("b", "a")));
        nodes.until(run, found -> impatient.operations().keys().size() == 1, impatient);
        impatient.leave();
        assertThat(nodes.free(run)).isTrue();
        nodes.until(run, RunState.NEEDS_PERSON, two);
        assertThat(two.operations().keys()).isEmpty();
    }

    @Test
    void what_is_said_is_bounded_and_holds_no_secret() {
        var lines = new HeldLines(3);
        lines.line("\u001B[31mAuthorization: Bearer abcdefghijkl\u001B[0m");
        lines.line("x".repeat(5_000));
        lines.line("third");
        lines.line("fourth");
        assertThat(lines.take()).first().asString().isEqualTo("Authorization: Bearer ***");
        lines.line("fifth");
        assertThat(lines.take()).isEmpty();
    }

    @Test
    void a_roll_back_takes_back_what_was_done() {
        one.operations().answer("b", new Outcome.Failed("broken"));
        long run = nodes.started(run(
                List.of("w1"), step("a").undone().atTargets(), step("b", "a").atTargets()));
        nodes.until(run, RunState.NEEDS_PERSON, one);
        nodes.wish(run, Command.ROLL_BACK);
        var found = nodes.until(run, RunState.ROLLED_BACK, one);
        assertThat(found.progress().of("undo:a@w1").standing()).isEqualTo(Standing.DONE);
        assertThat(nodes.locks()).isZero();
    }

    @Test
    void a_run_that_has_ended_takes_back_what_it_did_with_its_targets_to_itself() {
        long run = ended();
        one.operations().hold("una");
        nodes.wish(run, new TakeBack(false));
        nodes.until(run, found -> one.operations().keys().contains(run + "/undo:a@w1/1"), one);
        assertThat(nodes.start(run(List.of("w1"), step("b").atTargets()))).isInstanceOf(Blocked.class);
        assertThatThrownBy(() -> nodes.wish(run, new TakeBack(false))).hasMessageContaining("rolled back already");
        one.operations().letGo("una");
        nodes.until(run, RunState.ROLLED_BACK, one);
        assertThat(nodes.locks()).isZero();
    }

    @Test
    void a_run_that_has_ended_is_not_rolled_back_where_others_act_or_have_acted_on_its_targets() {
        long run = ended();
        long later = nodes.started(run(List.of("w1"), step("b").manual().atTargets()));
        assertThatThrownBy(() -> nodes.wish(run, new TakeBack(false)))
                .hasMessageContaining("Run " + later + " acts on w1");
        assertThat(nodes.state(run)).isEqualTo(RunState.SUCCEEDED);
        nodes.wish(later, Command.STOP);
        nodes.until(later, RunState.STOPPED, one);
        long acted = nodes.started(run(List.of("w1"), step("b").atTargets()));
        nodes.until(acted, RunState.SUCCEEDED, one);
        assertThatThrownBy(() -> nodes.wish(run, new TakeBack(false)))
                .hasMessageContaining("Run " + acted + " has acted on its targets since");
        assertThat(nodes.locks()).isZero();
    }

    @Test
    void a_run_that_has_ended_long_ago_is_not_rolled_back() {
        long run = ended();
        nodes.execute("update plan_run set ended_at = now() - interval '2 hours' where id = " + run);
        assertThatThrownBy(() -> nodes.wish(run, new TakeBack(false))).hasMessageContaining("can be taken back until");
    }

    private long ended() {
        long run = nodes.started(run(List.of("w1"), step("a").undone().atTargets()));
        nodes.until(run, RunState.SUCCEEDED, one);
        return run;
    }
}
