package io.watchkeeper.plan;

import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.RunState;
import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Beside nodes of a newer release, which write what this one has no word for. */
class NewerReleaseTest {
    private static Nodes nodes;
    private final Nodes.Node one = nodes.node("one");
    private final Nodes.Node newer = nodes.node("newer");

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
        newer.close();
        nodes.execute("delete from plan_run");
    }

    @Test
    void what_cannot_be_read_is_left_alone_and_holds_up_nothing_else() {
        long planned = nodes.started(run(List.of("w1"), step("a")));
        long heading = nodes.started(run(List.of("w2"), step("a")));
        long usual = nodes.started(run(List.of("w3"), step("a")));
        nodes.execute("update plan_run set planned = '{\"added\":1,' || substr(planned, 2) where id = " + planned);
        nodes.execute("update plan_run set mode = 'SIDEWAYS', state = 'HELD' where id = " + heading);

        nodes.until(usual, RunState.SUCCEEDED, one);
        assertThat(one.operations().keys()).containsExactly(usual + "/a/1");
        assertThat(nodes.free(planned)).isTrue();
        assertThat(nodes.free(heading)).isTrue();
        for (long run : List.of(planned, heading)) {
            assertThatThrownBy(() -> nodes.find(run))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("newer release");
        }
        var filter = new RunFilter(Set.of(), Set.of(), Optional.empty(), Long.MAX_VALUE, 10);
        assertThat(nodes.listed(filter))
                .extracting(RunRow::id, RunRow::state, row -> row.targets().size())
                .contains(tuple(heading, RunState.OTHER, 1))
                .contains(tuple(planned, RunState.RUNNING, 0));

        nodes.execute("update plan_run set mode = 'FORWARD' where id = " + heading);
        nodes.until(heading, RunState.SUCCEEDED, newer);
    }

    @Test
    void a_run_that_becomes_unreadable_in_the_middle_is_let_go() {
        one.operations().hold("a");
        long run = nodes.started(run(step("a")));
        nodes.until(run, found -> one.operations().keys().size() == 1, one);
        nodes.execute("update plan_run set mode = 'SIDEWAYS', version = version + 1 where id = " + run);
        nodes.untilFree(run, one);

        nodes.execute("update plan_run set mode = 'FORWARD' where id = " + run);
        nodes.until(run, RunState.NEEDS_PERSON, newer);
        nodes.wish(run, new Answer("a", true, new TreeMap<>()));
        nodes.until(run, RunState.SUCCEEDED, newer);
        assertThat(newer.operations().keys()).isEmpty();
    }
}
