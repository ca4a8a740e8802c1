package io.watchkeeper.journal.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.journal.backtest.SharedTraces.SharedTrace;

/** Reads decided signals of a period from the journal. A sample takes whole events, so that their grades can be compared. */
@Singleton
class PastSignals {
    private static final int PARTS = 10_000;

    private static final String WANTED =
            """
            from journal where decision is not null and workspace = $1 and received_at >= $2 and received_at < $3
            and ($4 = 10000 or abs(hashint8(coalesce(event_id, signal_id))::bigint) % 10000 < $4)
            """;

    private static final String COUNT = "select count(*) " + WANTED;
    private static final String PAGE =
            """
            select signal_id, received_at, event_id, rulebook_version, decision, trace,
            date_trunc('week', received_at at time zone 'UTC')::date as week
            """
                    + WANTED
                    + """
            and signal_id >= $5 and (signal_id > $5 or received_at > $6) order by signal_id, received_at limit $7
            """;

    private final Pool pool;

    PastSignals(Pool pool) {
        this.pool = pool;
    }

    /** @param sample above 0, at most 1 */
    record Period(String workspace, Instant from, Instant to, double sample) {
        private Tuple values() {
            return Tuple.of(workspace, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), (int)
                    Math.ceil(sample * PARTS));
        }
    }

    /** A signal that was held back and decided later has a row for each time, hence both. */
    record Mark(long id, OffsetDateTime at) {
        static final Mark START = new Mark(0, Instant.EPOCH.atOffset(ZoneOffset.UTC));
    }

    /** Where a row is, and which trace is the other part of its decision; null where the decision is whole. */
    private record Found(Mark mark, OptionalLong event, long version, String decision, LocalDate week, UUID trace) {
        static Found of(Row row) {
            var event = row.getLong("event_id");
            return new Found(
                    new Mark(row.getLong("signal_id"), row.getOffsetDateTime("received_at")),
                    event == null ? OptionalLong.empty() : OptionalLong.of(event),
                    row.getLong("rulebook_version"),
                    row.getString("decision"),
                    row.getLocalDate("week"),
                    row.getUUID("trace"));
        }

        RawSignal with(SharedTrace shared) {
            return new RawSignal(mark, event, version, decision, shared);
        }
    }

    Uni<Long> count(Period period) {
        return pool.preparedQuery(COUNT)
                .execute(period.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * @param after the last row that was read, {@link Mark#START} at first
     * @param traces those of the pages before; the new ones are added
     */
    Uni<List<RawSignal>> page(Period period, Mark after, int size, SharedTraces traces) {
        return pool.preparedQuery(PAGE)
                .execute(period.values()
                        .addLong(after.id())
                        .addOffsetDateTime(after.at())
                        .addInteger(size))
                .map(rows -> rows.stream().map(Found::of).toList())
                .flatMap(found -> traces.of(
                                pool, found.stream().map(PastSignals::trace).toList())
                        .map(shared -> found.stream()
                                .map(row -> row.with(row.trace() == null ? null : shared.get(row.trace())))
                                .toList()));
    }

    private static SharedTraces.Named trace(Found row) {
        return new SharedTraces.Named(row.week(), row.trace());
    }
}
