package io.watchkeeper.journal.backtest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.backtest.PastSignal;

/** Reads decided signals of a period from the journal. A sample takes whole events, so that their grades can be compared. */
@Singleton
class PastSignals {
    private static final int PARTS = 10_000;

    private static final String WANTED =
            """
            from decided_signal where workspace = $1 and received_at >= $2 and received_at < $3
            and ($4 = 10000 or abs(hashint8(coalesce(event_id, signal_id))::bigint) % 10000 < $4)
            """;

    private static final String COUNT = "select count(*) " + WANTED;
    private static final String PAGE = "select signal_id, event_id, rulebook_version, decision " + WANTED
            + "and signal_id > $5 order by signal_id limit $6";

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

    Uni<Long> count(Period period) {
        return pool.preparedQuery(COUNT)
                .execute(period.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** @param after id of the last signal that was read, 0 at first */
    Uni<List<Raw>> page(Period period, long after, int size) {
        return pool.preparedQuery(PAGE)
                .execute(period.values().addLong(after).addInteger(size))
                .map(rows -> rows.stream().map(PastSignals::raw).toList());
    }

    /** A row whose decision is not read yet: that takes longer than fetching it, and is done elsewhere. */
    record Raw(long id, OptionalLong event, long version, String decision) {
        PastSignal read() {
            return new PastSignal(id, event, version, PastDecision.read(decision));
        }
    }

    private static Raw raw(Row row) {
        var event = row.getLong("event_id");
        return new Raw(
                row.getLong("signal_id"),
                event == null ? OptionalLong.empty() : OptionalLong.of(event),
                row.getLong("rulebook_version"),
                row.getString("decision"));
    }
}
