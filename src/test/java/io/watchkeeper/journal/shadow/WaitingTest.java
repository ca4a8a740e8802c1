package io.watchkeeper.journal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Collections;
import java.util.OptionalLong;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.journal.Onlooker;
import io.watchkeeper.journal.shadow.ShadowStore.Of;
import io.watchkeeper.journal.shadow.Waiting.Batch;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting(5);

    @Test
    void what_comes_beyond_the_bound_is_counted_and_forgotten() throws InterruptedException {
        waiting.add(batch("east", 3));
        waiting.add(batch("east", 3));
        waiting.add(batch("west", 4));
        waiting.add(batch("east", 2));

        assertThat(waiting.take(0).orElseThrow().signals()).hasSize(3);
        assertThat(waiting.take(0).orElseThrow().signals()).hasSize(2);
        assertThat(waiting.take(1)).isEmpty();
        assertThat(waiting.dropped()).containsExactly(entry(new Of(1, "east"), 3L), entry(new Of(1, "west"), 4L));
        assertThat(waiting.dropped()).isEmpty();
    }

    @Test
    void what_was_taken_makes_room() throws InterruptedException {
        waiting.add(batch("east", 5));
        waiting.take(0);
        waiting.add(batch("east", 5));

        assertThat(waiting.dropped()).isEmpty();
    }

    private static Batch batch(String workspace, int signals) {
        var signal = new Onlooker.Signal(workspace, 1, OptionalLong.empty(), "{}");
        return new Batch(BuiltInRules.rulebook(), Collections.nCopies(signals, signal), System.nanoTime());
    }
}
