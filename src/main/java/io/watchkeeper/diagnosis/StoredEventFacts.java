package io.watchkeeper.diagnosis;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.facts.Signal;

/** What checks and plans are told of an event: how it stands, with the labels of the latest signal that fired. */
public final class StoredEventFacts {
    private static final int LOOKED_AT = 10;

    private static final String LATEST =
            """
            select decision from journal where event_id = $1 and decision is not null
            order by received_at desc, signal_id desc limit $2
            """;

    private StoredEventFacts() {}

    public static Uni<EventFacts> of(SqlClient client, long event) {
        return client.preparedQuery("select * from risk_event where id = $1")
                .execute(Tuple.of(event))
                .chain(rows -> of(client, rows.iterator().next()));
    }

    /** @param event a row of {@code risk_event} */
    public static Uni<EventFacts> of(SqlClient client, Row event) {
        return labels(client, event.getLong("id")).map(labels -> of(event, labels));
    }

    /** @param labels as {@link #labels} found them */
    public static EventFacts of(Row event, Map<String, String> labels) {
        return EventFacts.of(values(event), labels);
    }

    /** Of the latest signal that fired. */
    public static Uni<Map<String, String>> labels(SqlClient client, long event) {
        return client.preparedQuery(LATEST).execute(Tuple.of(event, LOOKED_AT)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> PastDecision.signal(row.getString("decision")))
                .filter(signal -> signal.status().equals("FIRING"))
                .findFirst()
                .map(Signal::labels)
                .orElse(Map.of()));
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
}
