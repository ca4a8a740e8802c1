package io.watchkeeper.healing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.diagnosis.StoredEventFacts;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.Sighting;
import io.watchkeeper.object.change.OpenChanges;
import io.watchkeeper.plan.PlanProposal;

/** Reads what the guards are told of a record: all of it in the transaction that decides, once it is its workspace's turn. */
@Singleton
class HealSituations {
    /** Events of a scenario opened within it count as at once. */
    static final long WINDOW_SECONDS = 300;

    /** The event cannot recover between this and the commit: whoever writes it waits. */
    private static final String EVENT = "select * from risk_event where id = $1 for share";

    private final OpenChanges changes;

    HealSituations(OpenChanges changes) {
        this.changes = changes;
    }

    /**
     * What was read.
     *
     * @param labels of its latest signal
     * @param object what is known of what it has happened to, by its name
     */
    record Read(
            Row event, Row known, Map<String, String> labels, Map<String, Target> object, List<PlannedChange> changes) {
        Instant at() {
            return known.getOffsetDateTime("at").toInstant();
        }

        EventFacts facts() {
            return StoredEventFacts.of(event, labels);
        }

        Read with(List<PlannedChange> found) {
            return new Read(event, known, labels, object, found);
        }

        /** What the scenario's mode is now, whatever it was when the record began. */
        HealMode mode() {
            return Optional.ofNullable(known.getString("mode"))
                    .map(HealMode::of)
                    .orElse(HealMode.RECOMMEND);
        }
    }

    /** In a transaction whose turn it is: all questions go to the store at once, and are answered in their order. */
    Uni<Read> read(SqlClient transaction, DueRecord due) {
        return Uni.combine()
                .all()
                .unis(
                        event(transaction, due),
                        known(transaction, due),
                        StoredEventFacts.labels(transaction, due.event()),
                        PlanProposal.objects(transaction, due.workspace(), List.of(due.object())))
                .with((event, known, labels, object) -> new Read(event, known, labels, object, List.of()))
                .chain(read -> changes(transaction, read));
    }

    private static Uni<Row> event(SqlClient transaction, DueRecord due) {
        return transaction.preparedQuery(EVENT).execute(Tuple.of(due.event())).map(rows -> rows.iterator()
                .next());
    }

    private static Uni<Row> known(SqlClient transaction, DueRecord due) {
        var object = object(due.objectKind(), due.object());
        return transaction
                .preparedQuery(SituationQuery.TEXT)
                .execute(Tuple.of(
                        due.workspace(), due.event(), due.scenario(), due.plan(), object.kind(), object.name()))
                .map(rows -> rows.iterator().next());
    }

    private Uni<Read> changes(SqlClient transaction, Read read) {
        if (!read.known().getBoolean("changing")) {
            return Uni.createFrom().item(read);
        }
        var event = read.event();
        var sighting = new Sighting(
                object(event.getString("object_kind"), event.getString("object_name")),
                event.getString("application"),
                event.getString("environment"),
                Map.of(),
                read.at());
        var asked = new OpenChanges.Asked(event.getString("workspace"), sighting);
        return changes.reread(transaction, Set.of(asked), read.at()).map(told -> read.with(told.of(asked)));
    }

    /** As the list of objects calls it. */
    private static ObjectName object(String kind, String name) {
        return ObjectName.learned(kind, name).orElseGet(() -> new ObjectName("object", name.isEmpty() ? "?" : name));
    }

    static long seconds(Row row, String column) {
        var value = row.getBigDecimal(column);
        return value == null ? -1 : Math.max(0, value.longValue());
    }
}
