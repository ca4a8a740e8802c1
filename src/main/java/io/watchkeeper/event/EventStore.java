package io.watchkeeper.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.ObjectReference;
import io.watchkeeper.decision.Reason;
import io.watchkeeper.decision.Verdict;
import io.watchkeeper.store.BulkWrite;

/** Events in bulk, for decisions on signals: a batch is read by one statement and written by one. */
@ApplicationScoped
public class EventStore {
    /** A newer release of the service may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** JSON as text: the client would else read it into objects of its own first. */
    private static final String COLUMNS =
            """
            id, workspace, key, version, scenario, title, object_kind, object_name, application, environment, source, grade, state, signal,
            occurrences, firing, reopened, storm, rulebook_version, grade_reason::text as grade_reason, recommendations::text as recommendations,
            first_occurred_at, last_occurred_at, opened_at, resolved_at, responded_at, completed_at, diagnosis::text as diagnosis
            """;

    private static final String LOAD =
            """
            select e.* from unnest($1::uuid[]) as k(key)
            cross join lateral (select %1$s from risk_event where key = k.key order by opened_at desc limit 1) e
            union all select %1$s from risk_event where id = any($2)
            """
                    .formatted(COLUMNS);

    private static final String LOCK =
            "select 1 from risk_event where key = any($1) or id = any($2) order by key, id for update";

    private static final String SHOW =
            """
            update risk_event set diagnosis = $2::text::jsonb
            where id = $1 and (diagnosis is null or (diagnosis->>'id')::bigint < $3 or $4 and (diagnosis->>'id')::bigint = $3)
            """;

    private static final String OPENED_LATELY =
            """
            select s.workspace, s.scenario, (select count(*) from (select 1 from risk_event e
              where e.workspace = s.workspace and e.scenario = s.scenario and e.opened_at > $3 limit 100) lately) as opened
            from unnest($1::text[], $2::text[]) as s(workspace, scenario)
            """;

    /** The latest event of each key, and the events with these ids; an event may come twice. */
    public Uni<List<EventRecord>> load(SqlClient client, Collection<UUID> keys, Collection<Long> ids) {
        return client.preparedQuery(LOAD)
                .execute(Tuple.of(keys.toArray(UUID[]::new), ids.toArray(Long[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EventStore::read)
                        .toList());
    }

    /** In key order, so that two batches never wait for each other in a circle; at the head of what is written together. */
    public BulkWrite lock(Collection<Long> ids) {
        return BulkWrite.any(LOCK, new UUID[0], ids.toArray(Long[]::new));
    }

    /** The same before anything is decided. */
    public Uni<Void> lock(SqlClient client, Collection<UUID> keys, Collection<Long> ids) {
        return client.preparedQuery(LOCK)
                .execute(Tuple.of(keys.toArray(UUID[]::new), ids.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /**
     * Shows a diagnosis on its event, unless a later one stands there. The version stays: what decisions read of it comes with a change that counts.
     */
    public Uni<Void> show(SqlClient client, long event, EventDiagnosis latest) {
        try {
            return client.preparedQuery(SHOW)
                    .execute(Tuple.of(
                            event,
                            JSON.writeValueAsString(latest),
                            Long.valueOf(latest.id()),
                            !latest.state().equals("RUNNING")))
                    .replaceWithVoid();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a diagnosis of texts can always be written", impossible);
        }
    }

    /** How many events of each scenario were opened after {@code since}, counted up to 100. */
    public Uni<Map<ScenarioInWorkspace, Long>> openedLately(
            SqlClient client, Collection<ScenarioInWorkspace> scenarios, Instant since) {
        var workspaces = scenarios.stream().map(ScenarioInWorkspace::workspace).toArray(String[]::new);
        var codes = scenarios.stream().map(ScenarioInWorkspace::scenario).toArray(String[]::new);
        return client.preparedQuery(OPENED_LATELY)
                .execute(Tuple.of(workspaces, codes, BulkWrite.utc(since)))
                .map(rows -> {
                    var counts = new HashMap<ScenarioInWorkspace, Long>();
                    rows.forEach(row -> counts.put(
                            new ScenarioInWorkspace(row.getString("workspace"), row.getString("scenario")),
                            row.getLong("opened")));
                    return counts;
                });
    }

    /**
     * What writes them; it demands that every event is as it was read, and that no key of a new one is taken.
     *
     * @param deliveries to add, by event id; those of events that are written anyway cost nothing
     */
    public List<BulkWrite> writes(List<EventRecord> events, Map<Long, Integer> deliveries) {
        var opened = events.stream().filter(event -> event.version() == 0).toList();
        var changed = events.stream().filter(event -> event.version() > 0).toList();
        var writes = new ArrayList<BulkWrite>();
        if (!opened.isEmpty()) {
            writes.add(new BulkWrite(
                    EventColumns.INSERT, EventColumns.opened(opened, deliveries), OptionalInt.of(opened.size())));
        }
        if (!changed.isEmpty()) {
            writes.add(new BulkWrite(
                    EventColumns.UPDATE, EventColumns.changed(changed, deliveries), OptionalInt.of(changed.size())));
        }
        var others = new TreeMap<>(deliveries);
        events.forEach(event -> others.remove(event.id()));
        if (!others.isEmpty()) {
            writes.add(addDeliveries(others));
        }
        return writes;
    }

    /** Deliveries are counted on the side: no decision reads them, so they need no version. */
    private static BulkWrite addDeliveries(SortedMap<Long, Integer> deliveries) {
        return BulkWrite.any(
                EventColumns.ADD_DELIVERIES,
                deliveries.keySet().toArray(Long[]::new),
                deliveries.values().toArray(Integer[]::new));
    }

    private static EventRecord read(Row row) {
        return new EventRecord(
                identity(row),
                row.getLong("version"),
                EventState.valueOf(row.getString("state")),
                SignalState.valueOf(row.getString("signal")),
                new EventCounts(row.getLong("occurrences"), row.getLong("firing"), row.getLong("reopened")),
                times(row),
                standing(row),
                Optional.ofNullable(row.getString("diagnosis"))
                        .map(written -> json(written, new TypeReference<EventDiagnosis>() {})));
    }

    private static EventIdentity identity(Row row) {
        return new EventIdentity(
                row.getLong("id"),
                row.getString("workspace"),
                row.getUUID("key"),
                row.getString("scenario"),
                row.getString("title"),
                new ObjectReference(row.getString("object_kind"), row.getString("object_name")),
                row.getString("application"),
                row.getString("environment"),
                row.getString("source"));
    }

    private static EventTimes times(Row row) {
        return new EventTimes(
                row.getOffsetDateTime("first_occurred_at").toInstant(),
                row.getOffsetDateTime("last_occurred_at").toInstant(),
                row.getOffsetDateTime("opened_at").toInstant(),
                instant(row, "resolved_at"),
                instant(row, "responded_at"),
                instant(row, "completed_at"));
    }

    private static EventStanding standing(Row row) {
        return new EventStanding(
                Grade.valueOf(row.getString("grade")),
                json(row.getString("grade_reason"), new TypeReference<Reason>() {}),
                json(row.getString("recommendations"), new TypeReference<List<Verdict.Recommended>>() {}),
                row.getBoolean("storm"),
                row.getLong("rulebook_version"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static <T> T json(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored event cannot be read", unreadable);
        }
    }
}
