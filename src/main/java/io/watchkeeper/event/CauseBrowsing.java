package io.watchkeeper.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.ObjectReference;
import io.watchkeeper.rulebook.LiveRulebook;

/** Looking at the causes that diagnoses have found, each once however many events it has. */
@Singleton
public class CauseBrowsing {
    private static final int MOST_EVENTS = 500;

    /** A finding counts in the life of its event that it was made in. */
    private static final String OTHERS =
            """
            select e.id, e.title, e.object_kind, e.object_name, e.grade, e.state
            from found_cause own
            join risk_event mine on mine.id = own.event_id and mine.reopened = own.life
            join found_cause o on o.group_id = own.group_id and o.cause = own.cause and o.event_id <> own.event_id
            join risk_event e on e.id = o.event_id and e.reopened = o.life
            where own.event_id = $1 order by e.grade_rank, e.id limit $2
            """;

    private static final String OPEN =
            """
            select c.workspace, c.cause, c.group_id, c.found_at, e.id, e.title, e.object_kind, e.object_name, e.grade, e.state
            from risk_event e join found_cause c on c.event_id = e.id and c.life = e.reopened
            where e.workspace = any($1) and e.state <> 'COMPLETED' order by e.grade_rank, e.id limit $2
            """;

    private final Pool pool;
    private final LiveRulebook rulebook;

    CauseBrowsing(Pool pool, LiveRulebook rulebook) {
        this.pool = pool;
        this.rulebook = rulebook;
    }

    /** The others that share the cause of an event, the worst first, at most 500. */
    Uni<List<CauseView.Event>> others(long event) {
        return pool.preparedQuery(OTHERS).execute(Tuple.of(event, MOST_EVENTS)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(CauseBrowsing::event)
                .toList());
    }

    /** Causes of open events, that of the worst event first. */
    public Uni<List<CauseView>> open(Set<String> workspaces) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(workspaces.toArray(String[]::new), MOST_EVENTS))
                .map(rows -> {
                    Map<String, List<Row>> groups = new LinkedHashMap<>();
                    rows.forEach(row -> groups.computeIfAbsent(
                                    row.getLong("group_id") + " " + row.getString("cause"), first -> new ArrayList<>())
                            .add(row));
                    return groups.values().stream().map(this::view).toList();
                });
    }

    private CauseView view(List<Row> rows) {
        var first = rows.get(0);
        var since = rows.stream()
                .map(row -> row.getOffsetDateTime("found_at").toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        var code = first.getString("cause");
        return CauseView.of(
                first.getString("workspace"),
                code,
                rulebook.current().trees().cause(code),
                since,
                rows.stream().map(CauseBrowsing::event).toList());
    }

    private static CauseView.Event event(Row row) {
        return new CauseView.Event(
                Long.toString(row.getLong("id")),
                row.getString("title"),
                new ObjectReference(row.getString("object_kind"), row.getString("object_name")),
                Grade.valueOf(row.getString("grade")),
                EventState.valueOf(row.getString("state")));
    }
}
