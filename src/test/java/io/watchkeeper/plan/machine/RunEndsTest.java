package io.watchkeeper.plan.machine;

import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;

import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Skip;
import io.watchkeeper.plan.machine.Happening.TakeBack;
import io.watchkeeper.plan.machine.Reaction.Reason;
import org.junit.jupiter.api.Test;

class RunEndsTest extends RunInHand {
    @Test
    void roll_back_takes_back_what_was_done_the_last_first() {
        begin(run(
                step("a").undone(),
                step("b", "a").undone(),
                step("c", "b"),
                step("d", "c").undone()));
        done("a");
        done("b");
        done("c");
        failed("d");
        react(Command.ROLL_BACK);
        assertThat(started()).containsExactly("undo:b");
        done("undo:b");
        assertThat(started()).containsExactly("undo:a");
        done("undo:a");
        assertThat(state()).isEqualTo(RunState.ROLLED_BACK);
    }

    @Test
    void before_a_roll_back_it_is_asked_whether_what_is_unknown_happened() {
        begin(run(step("a").undone()));
        react(new Happening.TakenUp());
        react(Command.ROLL_BACK);
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
        react(new Answer("a", true, new TreeMap<>()));
        assertThat(started()).containsExactly("undo:a");
        done("undo:a");
        assertThat(state()).isEqualTo(RunState.ROLLED_BACK);
    }

    @Test
    void what_was_not_taken_back_is_not_called_rolled_back() {
        begin(run(step("a").undone(), step("b", "a")));
        done("a");
        failed("b");
        react(Command.ROLL_BACK);
        failed("undo:a");
        react(new Skip("undo:a"));
        assertThat(state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void stop_begins_nothing_more_and_waits_for_what_is_under_way() {
        begin(run(step("a"), step("b", "a")));
        react(Command.STOP);
        assertThat(progress.ended()).isFalse();
        done("a");
        assertThat(started()).isEmpty();
        assertThat(state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void what_a_run_did_can_be_taken_back_after_it_has_ended() {
        begin(run(step("a").undone(), step("b", "a")));
        done("a");
        done("b");
        assertThat(state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(refusal(Command.ROLL_BACK)).isEqualTo(Reason.ENDED);
        react(new TakeBack(false));
        assertThat(started()).containsExactly("undo:a");
        done("undo:a");
        assertThat(state()).isEqualTo(RunState.ROLLED_BACK);
        assertThat(refusal(new TakeBack(false))).isEqualTo(Reason.NOTHING_TO_TAKE_BACK);
    }

    @Test
    void a_run_that_did_nothing_that_can_be_taken_back_stays_as_it_ended() {
        begin(run(step("a").undone(), step("b", "a")));
        failed("a");
        react(Command.STOP);
        assertThat(refusal(new TakeBack(false))).isEqualTo(Reason.NOTHING_TO_TAKE_BACK);
    }

    @Test
    void what_was_unknown_when_the_run_ended_is_asked_before_it_is_taken_back() {
        begin(run(step("a").undone()));
        react(new Happening.TakenUp());
        react(new Happening.TimeOver());
        assertThat(state()).isEqualTo(RunState.FAILED);
        react(new TakeBack(false));
        assertThat(state()).isEqualTo(RunState.NEEDS_PERSON);
        react(new Answer("a", true, new TreeMap<>()));
        assertThat(started()).containsExactly("undo:a");
    }

    @Test
    void a_grave_run_is_taken_back_once_a_second_person_agrees_and_stays_as_it_ended_where_none_does() {
        begin(run(step("a").undone(), step("b", "a").manual()));
        done("a");
        react(new Happening.TimeOver());
        var ended = progress;
        react(new TakeBack(true));
        assertThat(state()).isEqualTo(RunState.WAITING);
        assertThat(started()).isEmpty();
        react(new Happening.TimeOver());
        assertThat(progress).isEqualTo(ended);
        react(new TakeBack(true));
        react(Command.STOP);
        assertThat(progress).isEqualTo(ended);
        react(new TakeBack(true));
        react(Command.CONFIRM);
        assertThat(started()).containsExactly("undo:a");
    }
}
