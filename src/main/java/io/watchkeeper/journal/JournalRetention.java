package io.watchkeeper.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The weekly partitions of the journal, and how long its rows and those of {@code signal} are kept. */
@ApplicationScoped
class JournalRetention {
    private static final int WEEKS_AHEAD = 4;
    private static final List<String> TABLES = List.of("journal", "decision_trace");
    /** Small enough that a delete never holds up the hot path. */
    private static final int ROWS_AT_ONCE = 5_000;

    /** The table is there, or its name. */
    private static final Set<String> MADE_BY_ANOTHER = Set.of("42P07", "23505");

    private static final String OLD_PARTITIONS =
            """
            select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = $1::text::regclass and c.relname ~ ('^' || $1 || '_[0-9]{8}$') and c.relname < $2
            """;

    private static final String OLD_SIGNALS =
            """
            with old as (delete from signal where key in (select key from signal where last_seen_at < $1 and outcome <> 'SUPPRESSED' limit $2) returning 1)
            select count(*) as gone from old
            """;

    private final Pool pool;

    JournalRetention(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> makePartitions(Instant now) {
        var week = JournalWeek.of(now);
        return each(
                IntStream.rangeClosed(0, WEEKS_AHEAD).mapToObj(week::plus).toList(),
                ahead -> each(TABLES, table -> makePartition(table, ahead)));
    }

    /** Without an offset the bounds would be read in the time zone of the session; of a date it is left out of account. */
    private Uni<Void> makePartition(String table, JournalWeek week) {
        var sql = "create table if not exists %s partition of %s for values from ('%s+00') to ('%s+00')"
                .formatted(name(table, week), table, week.monday(), week.plus(1).monday());
        return pool.query(sql)
                .execute()
                .onFailure(JournalRetention::madeByAnother)
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** What is there already is left alone, but not what another node makes at the same moment: PostgreSQL waits for that, and then refuses. */
    private static boolean madeByAnother(Throwable failure) {
        return failure instanceof PgException refused && MADE_BY_ANOTHER.contains(refused.getSqlState());
    }

    Uni<Void> dropOld(Instant now, Period retain) {
        var oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(retain);
        return each(TABLES, table -> dropOld(table, oldest))
                .flatMap(dropped -> deleteSignals(oldest.atStartOfDay().atOffset(ZoneOffset.UTC)));
    }

    private Uni<Void> dropOld(String table, LocalDate oldest) {
        return pool.preparedQuery(OLD_PARTITIONS)
                // a partition named a week before is wholly older
                .execute(Tuple.of(table, name(table, new JournalWeek(oldest.minusWeeks(1)))))
                .flatMap(rows -> each(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("name"))
                                .toList(),
                        name -> pool.query("drop table if exists " + name)
                                .execute()
                                .replaceWithVoid()));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> deleteSignals(OffsetDateTime before) {
        return pool.preparedQuery(OLD_SIGNALS)
                .execute(Tuple.of(before, ROWS_AT_ONCE))
                .map(rows -> rows.iterator().next().getLong("gone"))
                .flatMap(gone -> gone == ROWS_AT_ONCE
                        ? deleteSignals(before)
                        : Uni.createFrom().voidItem());
    }

    private static String name(String table, JournalWeek week) {
        return table + "_" + week.monday().toString().replace("-", "");
    }
}
