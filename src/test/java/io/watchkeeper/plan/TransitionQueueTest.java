package io.watchkeeper.plan;

import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.watchkeeper.plan.RunTransitions.Move;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransitionQueueTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MANY = 20;

    private static Nodes nodes;

    @BeforeAll
    static void start() {
        nodes = new Nodes();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void transitions_that_wait_together_are_each_stored_or_refused_for_themselves() {
        var queue = nodes.queue();
        var runs = IntStream.range(0, MANY).mapToObj(i -> started()).toList();
        runs.forEach(run -> saved(queue, run, "li").join());
        var moved = runs.stream().map(run -> nodes.find(run.row().id())).toList();
        var saved = IntStream.range(0, MANY)
                // every other one goes from where its run is no longer
                .mapToObj(i -> saved(queue, i % 2 == 0 ? moved.get(i) : runs.get(i), "wang"))
                .toList();
        for (int i = 0; i < MANY; i++) {
            assertThat(saved.get(i).join()).as("the %d. one", i).isEqualTo(i % 2 == 0);
            assertThat(nodes.find(runs.get(i).row().id()).row().confirmedBy()).contains(i % 2 == 0 ? "wang" : "li");
        }
    }

    @Test
    void one_that_cannot_be_stored_keeps_none_of_the_others_from_it() {
        var queue = nodes.queue();
        var runs = IntStream.range(0, MANY).mapToObj(i -> started()).toList();
        var saved = IntStream.range(0, MANY)
                .mapToObj(i -> saved(queue, runs.get(i), i == MANY / 2 ? "no text \0" : "li"))
                .toList();
        assertThatThrownBy(saved.get(MANY / 2)::join).hasMessageContaining("0x00");
        assertThat(saved.stream().filter(one -> !one.isCompletedExceptionally()).toList())
                .hasSize(MANY - 1)
                .allSatisfy(one -> assertThat(one.join()).isTrue());
    }

    private static StoredRun started() {
        return nodes.find(nodes.started(run(List.of(), step("a"))));
    }

    private static CompletableFuture<Boolean> saved(TransitionQueue queue, StoredRun run, String confirmedBy) {
        return queue.save(run, Move.of(run.progress(), Optional.of(confirmedBy)))
                .ifNoItem()
                .after(SOON)
                .fail()
                .subscribeAsCompletionStage();
    }
}
