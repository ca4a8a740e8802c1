package io.watchkeeper.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.facts.Signal;

/** What a diagnosis, or a plan, reads of its event, and the line that a diagnosis leaves there. */
@Singleton
public class DiagnosedEvents {
    private static final int LOOKED_AT = 10;

    private static final String LATEST =
            """
            select decision from journal where event_id = $1 and decision is not null
            order by received_at desc, signal_id desc limit $2
            """;

    private static final String ENTRY =
            """
            insert into event_entry (workspace, event_id, at, actor, kind, detail)
            values ($1, $2, now(), 'watchkeeper', 'DIAGNOSED', $3)
            """;

    private final Pool pool;

    DiagnosedEvents(Pool pool) {
        this.pool = pool;
    }

    /** The event as it stands, with the labels of the latest signal that fired. */
    public Uni<EventFacts> facts(long event) {
        return pool.preparedQuery("select * from risk_event where id = $1")
                .execute(Tuple.of(event))
                .map(rows -> values(rows.iterator().next()))
                .chain(values -> labels(event).map(labels -> EventFacts.of(values, labels)));
    }

    private static Map<String, String> values(Row row) {
        return new TreeMap<>(Map.of(
                "id", Long.toString(row.getLong("id")),
                "workspace", row.getString("workspace"),
                "scenario", row.getString("scenario"),
                "object", row.getString("object_name"),
                "objectKind", row.getString("object_kind"),
                "application", row.getString("application"),
                "environment", row.getString("environment"),
                "source", row.getString("source"),
                "grade", row.getString("grade"),
                "startedAt",
                        row.getOffsetDateTime("first_occurred_at").toInstant().toString()));
    }

    private Uni<Map<String, String>> labels(long event) {
        return pool.preparedQuery(LATEST).execute(Tuple.of(event, LOOKED_AT)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> PastDecision.signal(row.getString("decision")))
                .filter(signal -> signal.status().equals("FIRING"))
                .findFirst()
                .map(Signal::labels)
                .orElse(Map.of()));
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
