package io.watchkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.stream.StreamSupport;

import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

class JournalRetentionTest {
    private static final Duration TEN_WEEKS = Duration.ofDays(70);
    private static final int ROUNDS = 20;

    @Test
    void two_nodes_that_start_at_the_same_moment_both_find_their_partitions() {
        try (var database = MigratedDatabase.start()) {
            var here = retention(database);
            var there = retention(database);
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

    @Test
    void two_nodes_drop_the_same_weeks_and_signals_at_the_same_moment() {
        try (var database = MigratedDatabase.start()) {
            var here = retention(database);
            var there = retention(database);
            here.makePartitions(Signals.NOON).await().indefinitely();
            database.execute("insert into signal (key, id, outcome, deliveries, first_seen_at, last_seen_at)"
                    + " select gen_random_uuid(), n, 'DECIDED', 1, '%1$s', '%1$s' from generate_series(1, 12000) n"
                            .formatted(Signals.NOON));
            var later = Signals.NOON.plus(TEN_WEEKS);

            var first = here.dropOld(later, Period.ofWeeks(2)).subscribeAsCompletionStage();
            var second = there.dropOld(later, Period.ofWeeks(2)).subscribeAsCompletionStage();
            first.join();
            second.join();
            // what one of them gave up, as the other held it
            assertThat(here.dropOld(later, Period.ofWeeks(2)).await().indefinitely())
                    .isTrue();
            assertThat(partitions(database, "journal")).isEmpty();
            assertThat(partitions(database, "decision_trace")).isEmpty();
            assertThat(database.pool()
                            .query("select count(*) from signal")
                            .execute()
                            .await()
                            .indefinitely()
                            .iterator()
                            .next()
                            .getLong(0))
                    .isZero();
        }
    }

    @Test
    void old_weeks_are_dropped_whole_and_the_others_kept() {
        try (var database = MigratedDatabase.start()) {
            var retention = retention(database);
            retention.makePartitions(Signals.NOON).await().indefinitely();
            var later = Signals.NOON.plus(TEN_WEEKS);
            assertThat(retention.makePartitions(later).await().indefinitely()).isTrue();
            database.execute("alter table journal detach partition journal_20261123");

            assertThat(retention.dropOld(later, Period.ofWeeks(8)).await().indefinitely())
                    .isTrue();
            assertThat(partitions(database, "journal"))
                    .hasSize(8)
                    .startsWith("journal_20261207")
                    .endsWith("journal_20270301");
            assertThat(partitions(database, "decision_trace")).hasSize(8);
        }
    }

    @Test
    void while_a_backup_reads_the_journal_nothing_is_dropped_and_nobody_who_writes_waits() {
        try (var database = MigratedDatabase.start()) {
            var retention = retention(database);
            retention.makePartitions(Signals.NOON).await().indefinitely();
            var made = partitions(database, "journal");
            var later = Signals.NOON.plus(TEN_WEEKS);
            var backup = database.pool().getConnection().await().indefinitely();
            backup.query("begin").execute().await().indefinitely();
            backup.query("select count(*) from journal").execute().await().indefinitely();

            var dropping = retention.dropOld(later, Period.ofWeeks(2)).subscribeAsCompletionStage();
            do {
                database.execute(
                        "set lock_timeout = '2s'; insert into journal (received_at, signal_id, workspace, source, envelope, rulebook_version)"
                                + " values ('%s', 1, 'default', 'test', '{}', 1); reset lock_timeout"
                                        .formatted(Signals.NOON));
            } while (!dropping.isDone());
            assertThat(dropping.join()).isFalse();
            assertThat(partitions(database, "journal")).containsExactlyElementsOf(made);

            backup.query("commit").execute().await().indefinitely();
            backup.close().await().indefinitely();
            assertThat(retention.dropOld(later, Period.ofWeeks(2)).await().indefinitely())
                    .isTrue();
            assertThat(partitions(database, "journal")).isEmpty();
        }
    }

    private static JournalRetention retention(MigratedDatabase database) {
        return new JournalRetention(new JournalPartitions(database.pool()), database.pool());
    }

    /** Also what is no partition any more. */
    private static List<String> partitions(MigratedDatabase database, String table) {
        var found = database.pool()
                .preparedQuery(
                        "select relname from pg_class where relkind = 'r' and relname ~ ($1 || '_[0-9]{8}$') order by relname")
                .execute(Tuple.of(table))
                .await()
                .indefinitely();
        return StreamSupport.stream(found.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}
