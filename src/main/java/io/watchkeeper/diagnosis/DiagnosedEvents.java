package io.watchkeeper.diagnosis;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.diagnosis.EventFacts;

/** What a diagnosis reads of its event, and the line that it leaves there. */
@Singleton
class DiagnosedEvents {
    private static final String ENTRY =
            """
            insert into event_entry (workspace, event_id, at, actor, kind, detail)
            values ($1, $2, now(), 'watchkeeper', 'DIAGNOSED', $3)
            """;

    private final Pool pool;

    DiagnosedEvents(Pool pool) {
        this.pool = pool;
    }

    Uni<EventFacts> facts(long event) {
        return StoredEventFacts.of(pool, event);
    }

    /** A line in the timeline. */
    Uni<Void> tell(SqlClient transaction, DiagnosisRow row, DiagnosisState state, Optional<String> cause) {
        var detail = new JsonObject().put("diagnosis", Long.toString(row.id())).put("state", state.name());
        cause.ifPresent(code -> detail.put("cause", code));
        return transaction
                .preparedQuery(ENTRY)
                .execute(Tuple.of(row.workspace(), row.event(), detail))
                .replaceWithVoid();
    }
}
