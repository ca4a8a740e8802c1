package io.watchkeeper.diagnosis;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.diagnosis.Cause;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.event.FoundCause;
import io.watchkeeper.event.SharedCauses;
import io.watchkeeper.object.Needs;
import io.watchkeeper.object.ObjectName;

/** What a diagnosis reads of its event, and the line that it leaves there. */
@Singleton
class DiagnosedEvents {
    private static final String ENTRY =
            """
            insert into event_entry (workspace, event_id, at, actor, kind, detail)
            values ($1, $2, now(), 'watchkeeper', 'DIAGNOSED', $3)
            """;

    private static final String OBJECT = "select object_kind, object_name from risk_event where id = $1";

    private final Pool pool;
    private final SharedCauses causes;
    private final Needs needs;
    private final DiagnosisRuns.Rulebooks rulebooks;
    private final DiagnosisConfig config;

    DiagnosedEvents(
            Pool pool, SharedCauses causes, Needs needs, DiagnosisRuns.Rulebooks rulebooks, DiagnosisConfig config) {
        this.pool = pool;
        this.causes = causes;
        this.needs = needs;
        this.rulebooks = rulebooks;
        this.config = config;
    }

    Uni<EventFacts> facts(long event) {
        return StoredEventFacts.of(pool, event);
    }

    /** A line in the timeline, and a place among the events that the same explains. At the end of the transaction. */
    Uni<Void> tell(SqlClient transaction, DiagnosisRow row, DiagnosisState state, Optional<String> cause) {
        return line(transaction, row, state, cause).chain(() -> share(transaction, row, cause));
    }

    private Uni<Void> line(SqlClient transaction, DiagnosisRow row, DiagnosisState state, Optional<String> cause) {
        var detail = new JsonObject().put("diagnosis", Long.toString(row.id())).put("state", state.name());
        cause.ifPresent(code -> detail.put("cause", code));
        return transaction
                .preparedQuery(ENTRY)
                .execute(Tuple.of(row.workspace(), row.event(), detail))
                .replaceWithVoid();
    }

    private Uni<Void> share(SqlClient transaction, DiagnosisRow row, Optional<String> cause) {
        return cause.map(code -> place(transaction, row)
                        .map(place -> new FoundCause(code, place.is().text(), texts(place), above(row, code)))
                        .chain(found -> causes.found(
                                transaction,
                                new SharedCauses.Ended(row.workspace(), row.event(), row.life(), row.id()),
                                found,
                                config.sameCauseWithin())))
                .orElseGet(() -> causes.none(transaction, row.event()));
    }

    private Uni<Needs.Place> place(SqlClient transaction, DiagnosisRow row) {
        return transaction.preparedQuery(OBJECT).execute(Tuple.of(row.event())).chain(rows -> {
            var event = rows.iterator().next();
            var name = ObjectName.learned(event.getString("object_kind"), event.getString("object_name"))
                    .orElseGet(() -> new ObjectName("event", Long.toString(row.event())));
            return needs.of(transaction, row.workspace(), name);
        });
    }

    private static SortedSet<String> texts(Needs.Place place) {
        return place.needs().stream().map(ObjectName::text).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean above(DiagnosisRow row, String cause) {
        var rulebook = rulebooks.past().find(row.rulebookVersion()).orElseGet(rulebooks.live()::current);
        return rulebook.trees().cause(cause).filter(Cause::above).isPresent();
    }
}
