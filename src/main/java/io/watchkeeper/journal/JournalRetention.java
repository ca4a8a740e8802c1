package io.watchkeeper.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** How far ahead the journal has its partitions, and how long its rows and those of {@code signal} are kept. */
@ApplicationScoped
class JournalRetention {
    private static final int WEEKS_AHEAD = 4;
    private static final List<String> TABLES = List.of("journal", "decision_trace");
    /** Small enough that a delete never holds up the hot path. */
    private static final int ROWS_AT_ONCE = 5_000;

    /** By the places of rows, as they lie one after the other; their keys are all over the index. What came again meanwhile is at that place no more, or no longer old. */
    private static final String OLD_SIGNALS =
            """
            with old as (
                delete from signal where ctid = any(array(select ctid from signal where last_seen_at < $1 and outcome <> 'SUPPRESSED' limit $2))
                    and last_seen_at < $1 and outcome <> 'SUPPRESSED' returning 1)
            select count(*) as gone from old
            """;

    private final JournalPartitions partitions;
    private final Pool pool;

    JournalRetention(JournalPartitions partitions, Pool pool) {
        this.partitions = partitions;
        this.pool = pool;
    }

    /** @return false where something waits for the next time, as somebody holds a table */
    Uni<Boolean> makePartitions(Instant now) {
        var week = JournalWeek.of(now);
        var weeks = IntStream.rangeClosed(0, WEEKS_AHEAD).mapToObj(week::plus).toList();
        return all(weeks.stream().flatMap(ahead -> TABLES.stream().map(table -> partitions.make(table, ahead))));
    }

    /** @return false where something waits for the next time, as somebody holds a table */
    Uni<Boolean> dropOld(Instant now, Period retain) {
        var oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(retain);
        var first = JournalWeek.of(oldest.atStartOfDay().toInstant(ZoneOffset.UTC));
        return all(TABLES.stream().map(table -> partitions.dropBefore(table, first)))
                .call(() -> deleteSignals(oldest.atStartOfDay().atOffset(ZoneOffset.UTC)));
    }

    /** One after the other. */
    private static Uni<Boolean> all(Stream<Uni<Boolean>> works) {
        return Multi.createFrom()
                .items(works)
                .onItem()
                .transformToUniAndConcatenate(Function.identity())
                .collect()
                .asList()
                .map(done -> !done.contains(false));
    }

    /** Rests as long as it works, so that those who wait for an answer have the other half. */
    private Uni<Void> deleteSignals(OffsetDateTime before) {
        return Uni.createFrom().deferred(() -> {
            var begun = System.nanoTime();
            return pool.preparedQuery(OLD_SIGNALS)
                    .execute(Tuple.of(before, ROWS_AT_ONCE))
                    .map(rows -> rows.iterator().next().getLong("gone"))
                    .flatMap(gone -> gone < ROWS_AT_ONCE
                            ? Uni.createFrom().voidItem()
                            : rest(System.nanoTime() - begun).chain(() -> deleteSignals(before)));
        });
    }

    private static Uni<Void> rest(long nanos) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofNanos(Math.max(1, nanos)));
    }
}
