package io.watchkeeper.plan.machine;

import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Ended;
import io.watchkeeper.plan.machine.Happening.Retry;
import io.watchkeeper.plan.machine.Happening.Skip;
import io.watchkeeper.plan.machine.Reaction.Reason;
import org.junit.jupiter.api.Test;

class RunMachineTest extends RunInHand {

    @Test
    void steps_that_do_not_wait_for_each_other_run_in_parallel() {
        begin(run(step("a"), step("b"), step("c", "a", "b")));
        assertThat(started()).containsExactly("a", "b");
        done("a");
        assertThat(started()).isEmpty();
        done("b");
        assertThat(started()).containsExactly("c");
        done("c");
        assertThat(state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void the_canary_goes_first_and_then_one_batch_after_the_other() {
        begin(run(
                List.of("w1", "w2", "w3"),
                1,
                2,
                0,
                step("a").atTargets(),
                step("b", "a").atTargets()));
        assertThat(started()).containsExactly("a@w1");
        done("a@w1");
        assertThat(started()).containsExactly("b@w1");
        done("b@w1");
        assertThat(started()).containsExactly("a@w2", "a@w3");
    }

    @Test
    void a_step_between_steps_at_targets_waits_for_all_batches_and_lets_them_begin_anew() {
        begin(run(
                List.of("w1", "w2"),
                step("a").atTargets(),
                step("b", "a"),
                step("c", "b").atTargets()));
        done("a@w1");
        assertThat(started()).containsExactly("a@w2");
        done("a@w2");
        assertThat(started()).containsExactly("b");
        done("b");
        assertThat(started()).containsExactly("c@w1");
    }

    @Test
    void a_failed_canary_is_a_question_whatever_may_fail_later() {
        begin(run(List.of("w1", "w2", "w3"), 1, 1, 2, step("a").atTargets()));
        failed("a@w1");
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
        react(new Skip("a@w1"));
        assertThat(started()).containsExactly("a@w2");
    }

    @Test
    void as_many_targets_may_fail_as_the_plan_can_do_without_and_no_more() {
        begin(run(
                List.of("w1", "w2", "w3", "w4"),
                1,
                1,
                1,
                step("a").atTargets(),
                step("b", "a").atTargets()));
        done("a@w1");
        done("b@w1");
        failed("a@w2");
        assertThat(progress.of("b@w2").standing()).isEqualTo(Standing.SKIPPED);
        assertThat(started()).containsExactly("a@w3");
        failed("a@w3");
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
    }

    @Test
    void a_failure_that_is_known_is_tried_again_after_a_pause_that_doubles() {
        begin(run(step("a").retried(2)));
        failed("a");
        assertThat(progress.of("a").pause()).isEqualTo(Duration.ofSeconds(1));
        react(new Happening.PauseOver("a"));
        failed("a");
        assertThat(progress.of("a").pause()).isEqualTo(Duration.ofSeconds(2));
        react(new Happening.PauseOver("a"));
        assertThat(starts).extracting(Advance.Start::attempt).containsExactly(3);
        failed("a");
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
    }

    @Test
    void an_unknown_outcome_is_asked_and_never_repeated_blindly() {
        begin(run(step("a").retried(5), step("b", "a")));
        react(new Happening.TakenUp());
        assertThat(progress.question(part("a"))).contains(Question.DID_IT_HAPPEN);
        assertThat(started()).isEmpty();
        assertThat(refusal(new Retry("a"))).isEqualTo(Reason.ANSWER_FIRST);
        react(new Answer("a", true, new TreeMap<>()));
        assertThat(started()).containsExactly("b");
    }

    @Test
    void what_did_not_happen_is_done_when_a_person_says_so() {
        begin(run(step("a")));
        react(new Ended("a", 1, new Result.Unknown("no answer")));
        react(new Answer("a", false, new TreeMap<>()));
        assertThat(starts).extracting(Advance.Start::attempt).containsExactly(2);
    }

    @Test
    void an_answer_that_comes_late_answers_the_question() {
        begin(run(step("a")));
        react(new Happening.TakenUp());
        done("a");
        assertThat(state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void what_is_as_good_twice_as_once_is_tried_again_without_asking_but_not_for_ever() {
        begin(run(step("a").idempotent()));
        for (int i = 0; i < 2; i++) {
            react(new Happening.TakenUp());
            react(new Happening.PauseOver("a"));
            assertThat(started()).containsExactly("a");
        }
        react(new Happening.TakenUp());
        assertThat(progress.question(part("a"))).contains(Question.WHAT_NOW);
    }

    @Test
    void a_paused_run_begins_nothing_until_it_is_resumed() {
        begin(run(step("a"), step("b", "a")));
        react(Command.PAUSE);
        assertThat(refusal(Command.PAUSE)).isEqualTo(Reason.ALREADY_PAUSED);
        done("a");
        assertThat(started()).isEmpty();
        assertThat(state()).isEqualTo(RunState.PAUSED);
        react(Command.RESUME);
        assertThat(started()).containsExactly("b");
    }

    @Test
    void a_manual_step_is_a_question_and_what_the_person_tells_is_an_output() {
        begin(run(step("look").manual(), step("a", "look").with("host", "steps.look.host")));
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
        react(new Answer("look", true, new TreeMap<>(Map.of("host", "db-1"))));
        assertThat(starts.get(0).call().values()).containsEntry("host", "db-1");
    }

    @Test
    void an_output_that_does_not_fit_its_parameter_is_never_used() {
        begin(run(step("look").manual(), step("a", "look").with("host", "steps.look.host")));
        react(new Answer("look", true, new TreeMap<>(Map.of("host", "db-1; rm -rf /"))));
        assertThat(starts).isEmpty();
        assertThat(progress.of("a").why()).contains("the value for host is not letters");
    }

    @Test
    void a_condition_that_is_not_met_skips_its_step_only() {
        begin(run(step("look"), step("a", "look").when("steps.look.exit", "1"), step("b", "a")));
        react(new Ended("look", 1, new Result.Done(new TreeMap<>(Map.of("exit", "0")))));
        assertThat(progress.of("a").standing()).isEqualTo(Standing.SKIPPED);
        assertThat(started()).containsExactly("b");
    }

    @Test
    void a_check_that_does_not_hold_ends_the_run_before_anything_is_done() {
        var plain = run(step("a"));
        begin(new PlannedRun(
                "TRY", "d1", 2, List.of(), 1, 1, 0, List.of(step("ready").planned()), plain.steps(), List.of()));
        assertThat(started()).containsExactly("ready");
        failed("ready");
        assertThat(state()).isEqualTo(RunState.FAILED);
        assertThat(progress.of("a")).isEqualTo(PartProgress.PENDING);
    }

    @Test
    void a_run_whose_time_is_over_ends_once_nothing_is_under_way() {
        begin(run(step("a"), step("b", "a")));
        react(new Happening.TimeOver());
        assertThat(progress.ended()).isFalse();
        done("a");
        assertThat(state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void a_run_that_waits_for_a_second_person_begins_with_them_or_never() {
        layout = new Layout(run(step("a")));
        move(Progress.begun(true));
        assertThat(starts).isEmpty();
        assertThat(refusal(Command.PAUSE)).isEqualTo(Reason.NOT_CONFIRMED);
        var waiting = progress;
        react(Command.CONFIRM);
        assertThat(started()).containsExactly("a");
        progress = waiting;
        react(new Happening.TimeOver());
        assertThat(state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void a_plan_that_waits_for_itself_is_none() {
        assertThatThrownBy(() -> new Layout(run(step("a", "b"), step("b", "a"))))
                .hasMessageContaining("waits for itself");
    }
}
