package io.watchkeeper.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Counts in the journal how often the rows of a table fired. The journal is written for replays, not for this: hence the limits. */
@ApplicationScoped
class RowHitsRepository {
    /** Some seconds of reading at most, and enough to tell a row that is never used. */
    static final int MOST_SIGNALS = 20_000;

    private static final String PATIENCE = "set local statement_timeout = '10s'";

    /** Row 0 stands for all signals that were looked at. Without a name of a table in $6 all are counted. */
    private static final String HITS =
            """
            with latest as materialized (
                select workspace, rulebook_version, received_at, decision, trace from journal
                where received_at >= $1 and received_at < $2
                order by signal_id desc limit $3),
            decided as materialized (
                select received_at, decision, trace from latest where workspace = any($4) and rulebook_version = $5 and decision is not null),
            traced as (
                select coalesce(t.body, d.decision) as body, count(*) as times, max(d.received_at) as at from decided d
                left join decision_trace t on t.week = date_trunc('week', d.received_at at time zone 'UTC')::date and t.digest = d.trace
                group by 1)
            select '' as file, 0 as row, (select count(*) from decided) as hits, (select min(received_at) from latest) as at,
                (select count(*) from latest) as read
            union all
            select firing ->> 'table', (firing ->> 'row')::int, sum(times)::bigint, max(at), 0
            from traced, jsonb_array_elements(body::jsonb -> 'firings') as firing
            where strpos(body, $6) > 0 and firing ->> 'table' <> '' and $6 in ('', firing ->> 'table')
            group by 1, 2
            """;

    private final Pool pool;

    RowHitsRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * What was found.
     *
     * @param since when the earliest signal looked at was received, or null
     * @param byFile by path of the table and by sheet row
     */
    record Counted(long signals, boolean complete, Instant since, Map<String, Map<Integer, Hits>> byFile) {
        Map<Integer, Hits> byRow(String file) {
            return byFile.getOrDefault(file, Map.of());
        }
    }

    record Hits(long count, Instant last) {}

    /** @param file of the table, as firings name it; empty for all tables */
    Uni<Counted> count(Set<String> workspaces, long version, String file, Period period) {
        return count(workspaces, version, file, period, MOST_SIGNALS);
    }

    Uni<Counted> count(Set<String> workspaces, long version, String file, Period period, int signals) {
        var parameters = Tuple.from(List.of(
                period.from().atOffset(ZoneOffset.UTC),
                period.to().atOffset(ZoneOffset.UTC),
                signals,
                workspaces.toArray(String[]::new),
                version,
                file));
        return pool.withTransaction(
                        connection -> connection.query(PATIENCE).execute().flatMap(set -> connection
                                .preparedQuery(HITS)
                                .execute(parameters)))
                .map(rows -> read(rows, signals));
    }

    /** From, included, to, not included. */
    record Period(Instant from, Instant to) {}

    private static Counted read(RowSet<Row> rows, int most) {
        var byFile = new HashMap<String, Map<Integer, Hits>>();
        long signals = 0;
        long read = 0;
        Instant since = null;
        for (var row : rows) {
            var at = row.getOffsetDateTime("at");
            if (row.getInteger("row") == 0) {
                signals = row.getLong("hits");
                read = row.getLong("read");
                since = at == null ? null : at.toInstant();
            } else {
                byFile.computeIfAbsent(row.getString("file"), file -> new HashMap<>())
                        .put(row.getInteger("row"), new Hits(row.getLong("hits"), instant(at)));
            }
        }
        return new Counted(signals, read < most, since, byFile);
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }
}
