package io.watchkeeper.plan.machine;

import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;

import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Skip;
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
}
