package io.watchkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

class JournalRetentionTest {
    private static final Duration TEN_WEEKS = Duration.ofDays(70);
    private static final int ROUNDS = 20;

    @Test
    void two_nodes_that_start_at_the_same_moment_both_find_their_partitions() {
        try (var database = MigratedDatabase.start()) {
            var here = new JournalRetention(database.pool());
            var there = new JournalRetention(database.pool());
            for (int round = 0; round < ROUNDS; round++) {
                var now = Signals.NOON.plus(TEN_WEEKS.multipliedBy(round));
                var first = here.makePartitions(now).subscribeAsCompletionStage();
                var second = there.makePartitions(now).subscribeAsCompletionStage();
                first.join();
                second.join();
            }

            var made = database.pool()
                    .query("select count(*) from pg_inherits where inhparent = 'journal'::regclass")
                    .execute()
                    .await()
                    .indefinitely();
            assertThat(made.iterator().next().getLong(0)).isGreaterThanOrEqualTo(5L * ROUNDS);
        }
    }
}
