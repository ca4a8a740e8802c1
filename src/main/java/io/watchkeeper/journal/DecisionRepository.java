package io.watchkeeper.journal;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads decisions back from the journal. */
@ApplicationScoped
class DecisionRepository {
    private static final String COLUMNS =
            "select signal_id, received_at, rulebook_version, decision from decided_signal ";

    private static final String LATEST =
            COLUMNS + "where workspace = any($1) and event_id = $2 order by received_at desc, signal_id desc limit $3";

    private static final String FROM_POSITION = COLUMNS
            + """
            where workspace = any($1) and event_id = $2 and (received_at, signal_id) <= ($4, $5)
            order by received_at desc, signal_id desc limit $3
            """;

    /** The latest: what a change held back was decided again when it ended. */
    private static final String ONE =
            COLUMNS + "where workspace = any($1) and signal_id = $2 order by received_at desc limit 1";

    private static final String EVENT_EXISTS = "select 1 from risk_event where workspace = any($1) and id = $2";

    private final Pool pool;

    DecisionRepository(Pool pool) {
        this.pool = pool;
    }

    /** Decisions on an event's signals, the latest signal first; from a position on, the signal it names included. */
    Uni<List<StoredDecision>> ofEvent(
            Set<String> workspaces, long eventId, int signals, Optional<DecisionPosition> from) {
        var query = from.map(position -> pool.preparedQuery(FROM_POSITION)
                        .execute(Tuple.of(
                                codes(workspaces),
                                eventId,
                                signals,
                                position.decidedAt().atOffset(ZoneOffset.UTC),
                                position.signalId())))
                .orElseGet(() -> pool.preparedQuery(LATEST).execute(Tuple.of(codes(workspaces), eventId, signals)));
        return query.map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(DecisionRepository::read)
                .toList());
    }

    Uni<Optional<StoredDecision>> onSignal(Set<String> workspaces, long signalId) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(codes(workspaces), signalId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DecisionRepository::read)
                        .findFirst());
    }

    Uni<Boolean> eventExists(Set<String> workspaces, long eventId) {
        return pool.preparedQuery(EVENT_EXISTS)
                .execute(Tuple.of(codes(workspaces), eventId))
                .map(rows -> rows.size() > 0);
    }

    private static String[] codes(Set<String> workspaces) {
        return workspaces.toArray(String[]::new);
    }

    private static StoredDecision read(Row row) {
        return new StoredDecision(
                row.getLong("signal_id"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getLong("rulebook_version"),
                row.getString("decision"));
    }
}
