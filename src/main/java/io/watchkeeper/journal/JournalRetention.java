package io.watchkeeper.journal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The weekly partitions of the journal, and how long its rows and those of {@code signal} are kept. */
@ApplicationScoped
class JournalRetention {
    private static final int WEEKS_AHEAD = 4;
    private static final String PREFIX = "journal_";
    /** Small enough that a delete never holds up the hot path. */
    private static final int ROWS_AT_ONCE = 5_000;

    private static final String OLD_PARTITIONS =
            """
            select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'journal'::regclass and c.relname ~ '^journal_[0-9]{8}$' and c.relname < $1
            """;

    private static final String OLD_SIGNALS =
            """
            with old as (delete from signal where key in (select key from signal where last_seen_at < $1 limit $2) returning 1)
            select count(*) as gone from old
            """;

    private final Pool pool;

    JournalRetention(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> makePartitions(Instant now) {
        var monday = LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Multi.createFrom()
                .iterable(IntStream.rangeClosed(0, WEEKS_AHEAD)
                        .mapToObj(monday::plusWeeks)
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(this::makePartition)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> makePartition(LocalDate monday) {
        var sql = "create table if not exists %s partition of journal for values from ('%s+00') to ('%s+00')"
                .formatted(name(monday), monday, monday.plusWeeks(1));
        return pool.query(sql).execute().replaceWithVoid();
    }

    Uni<Void> dropOld(Instant now, Period retain) {
        var oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(retain);
        return pool.preparedQuery(OLD_PARTITIONS)
                // a partition named a week before is wholly older
                .execute(Tuple.of(name(oldest.minusWeeks(1))))
                .flatMap(rows -> Multi.createFrom()
                        .iterable(StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("name"))
                                .toList())
                        .onItem()
                        .transformToUniAndConcatenate(
                                name -> pool.query("drop table " + name).execute())
                        .collect()
                        .asList())
                .flatMap(dropped -> deleteSignals(oldest.atStartOfDay().atOffset(ZoneOffset.UTC)));
    }

    private Uni<Void> deleteSignals(OffsetDateTime before) {
        return pool.preparedQuery(OLD_SIGNALS)
                .execute(Tuple.of(before, ROWS_AT_ONCE))
                .map(rows -> rows.iterator().next().getLong("gone"))
                .flatMap(gone -> gone == ROWS_AT_ONCE
                        ? deleteSignals(before)
                        : Uni.createFrom().voidItem());
    }

    private static String name(LocalDate monday) {
        return PREFIX + monday.toString().replace("-", "");
    }
}
