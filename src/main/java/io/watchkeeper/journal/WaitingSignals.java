package io.watchkeeper.journal;

import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.ObjectReferences;

/** Shows the signals that wait for a decision, so that nothing accepted is out of sight. */
@Singleton
public class WaitingSignals {
    private static final int MOST_COUNTED = 1_000;

    private static final String WAITING =
            """
            from signal s
            cross join lateral (
                select workspace, source, received_at, envelope, rulebook_version, undecided
                from journal where signal_id = s.id order by received_at desc limit 1) j
            where s.outcome = 'UNDECIDED' and j.workspace = any($1)
            """;

    private static final String PAGE =
            "select s.id, s.first_seen_at, j.* " + WAITING + "and s.id > $2 order by s.id limit $3";
    private static final String COUNT = "select count(*) from (select 1 " + WAITING + "limit $2) waiting";

    private final Pool pool;

    WaitingSignals(Pool pool) {
        this.pool = pool;
    }

    /** At most a thousand: more is a disaster in any case. */
    public Uni<Long> count(Set<String> workspaces) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(workspaces.toArray(String[]::new), MOST_COUNTED))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * The longest waiting first.
     *
     * @param after the id of the last signal that is already known, or 0
     */
    public Uni<List<WaitingSignal>> list(Set<String> workspaces, long after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(workspaces.toArray(String[]::new), after, limit))
                .map(rows -> rows.stream().map(WaitingSignals::signal).toList());
    }

    private static WaitingSignal signal(Row row) {
        var incoming = Envelope.read(row.getString("envelope"));
        return new WaitingSignal(
                Long.toString(row.getLong("id")),
                row.getString("source"),
                incoming.title(),
                ObjectReferences.of(incoming.signal()),
                row.getOffsetDateTime("first_seen_at").toInstant(),
                incoming.occurredAt(),
                row.getLong("rulebook_version"),
                row.getString("undecided"));
    }
}
