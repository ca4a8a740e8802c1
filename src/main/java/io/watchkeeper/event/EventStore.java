package io.watchkeeper.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Events in bulk, for decisions on signals: a batch is read by one statement and written by one. */
@ApplicationScoped
public class EventStore {
    /** A newer release of the service may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String LOAD =
            """
            select e.* from unnest($1::uuid[]) as k(key)
            cross join lateral (select * from risk_event where key = k.key order by opened_at desc limit 1) e
            union all select * from risk_event where id = any($2)
            """;

    private static final String LOCK =
            "select 1 from risk_event where key = any($1) or id = any($2) order by key, id for update";

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

    /** In key order, so that two batches never wait for each other in a circle. */
    public Uni<Void> lock(SqlClient client, Collection<UUID> keys, Collection<Long> ids) {
        return client.preparedQuery(LOCK)
                .execute(Tuple.of(keys.toArray(UUID[]::new), ids.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** How many events of each scenario were opened after {@code since}, counted up to 100. */
    public Uni<Map<ScenarioInWorkspace, Long>> openedLately(
            SqlClient client, Collection<ScenarioInWorkspace> scenarios, Instant since) {
        var workspaces = scenarios.stream().map(ScenarioInWorkspace::workspace).toArray(String[]::new);
        var codes = scenarios.stream().map(ScenarioInWorkspace::scenario).toArray(String[]::new);
        return client.preparedQuery(OPENED_LATELY)
                .execute(Tuple.of(workspaces, codes, EventColumns.utc(since)))
                .map(rows -> {
                    var counts = new HashMap<ScenarioInWorkspace, Long>();
                    rows.forEach(row -> counts.put(
                            new ScenarioInWorkspace(row.getString("workspace"), row.getString("scenario")),
                            row.getLong("opened")));
                    return counts;
                });
    }

    /**
     * @param deliveries to add, by event id; those of events that are written anyway cost nothing
     * @return how many of {@code events} were written: fewer than given means that some moved since it was read, or its key was taken
     */
    public Uni<Integer> write(SqlClient client, List<EventRecord> events, Map<Long, Integer> deliveries) {
        var opened = events.stream().filter(event -> event.version() == 0).toList();
        var changed = events.stream().filter(event -> event.version() > 0).toList();
        var writes = new ArrayList<Uni<Integer>>();
        if (!opened.isEmpty()) {
            writes.add(execute(client, EventColumns.INSERT, EventColumns.opened(opened, deliveries)));
        }
        if (!changed.isEmpty()) {
            writes.add(execute(client, EventColumns.UPDATE, EventColumns.changed(changed, deliveries)));
        }
        var others = new TreeMap<>(deliveries);
        events.forEach(event -> others.remove(event.id()));
        if (!others.isEmpty()) {
            writes.add(addDeliveries(client, others).replaceWith(0));
        }
        return writes.isEmpty()
                ? Uni.createFrom().item(0)
                : Uni.combine().all().unis(writes).with(Integer.class, counts -> counts.stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    /** Deliveries are counted on the side: no decision reads them, so they need no version. */
    private static Uni<Integer> addDeliveries(SqlClient client, SortedMap<Long, Integer> deliveries) {
        return execute(
                client,
                EventColumns.ADD_DELIVERIES,
                Tuple.of(
                        deliveries.keySet().toArray(Long[]::new),
                        deliveries.values().toArray(Integer[]::new)));
    }

    private static Uni<Integer> execute(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql).execute(parameters).map(result -> result.rowCount());
    }

    private static EventRecord read(Row row) {
        return new EventRecord(
                identity(row),
                row.getLong("version"),
                EventState.valueOf(row.getString("state")),
                SignalState.valueOf(row.getString("signal")),
                new EventCounts(row.getLong("occurrences"), row.getLong("firing"), row.getLong("reopened")),
                times(row),
                standing(row));
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
                json(text(row, "grade_reason"), new TypeReference<Reason>() {}),
                json(text(row, "recommendations"), new TypeReference<List<Verdict.Recommended>>() {}),
                row.getBoolean("storm"),
                row.getLong("rulebook_version"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    /** The client hands jsonb over as an object or an array, each of which prints as JSON. */
    private static String text(Row row, String column) {
        return String.valueOf(row.getValue(column));
    }

    private static <T> T json(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored event cannot be read", unreadable);
        }
    }
}
