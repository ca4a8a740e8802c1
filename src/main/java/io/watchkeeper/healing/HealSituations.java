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
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.Sighting;
import io.watchkeeper.object.change.OpenChanges;

/** Reads what the guards are told of a record: all of it in the transaction that decides, behind the lock of its workspace. */
@Singleton
class HealSituations {
    /** Events of a scenario opened within it count as at once. */
    static final long WINDOW_SECONDS = 300;

    private static final String TURN =
            """
            insert into heal_turn (workspace) values ($1) on conflict (workspace) do update set workspace = excluded.workspace
            """;

    /** The event cannot recover between this and the commit: whoever writes it waits. */
    private static final String EVENT = "select * from risk_event where id = $1 for share";

    private final OpenChanges changes;

    HealSituations(OpenChanges changes) {
        this.changes = changes;
    }

    /** What was read, the event apart. */
    record Read(Row event, Row known, List<PlannedChange> changes, Instant at) {
        /** What the scenario's mode is now, whatever it was when the record began. */
        HealMode mode() {
            return Optional.ofNullable(known.getString("mode"))
                    .map(HealMode::valueOf)
                    .orElse(HealMode.RECOMMEND);
        }
    }

    Uni<Read> read(SqlClient transaction, HealRow record) {
        return transaction
                .preparedQuery(TURN)
                .execute(Tuple.of(record.workspace()))
                .chain(() -> transaction.preparedQuery(EVENT).execute(Tuple.of(record.event())))
                .map(rows -> rows.iterator().next())
                .chain(event -> known(transaction, record, event).chain(known -> changes(transaction, event, known)
                        .map(found -> new Read(event, known, found, at(known)))));
    }

    private static Instant at(Row known) {
        return known.getOffsetDateTime("at").toInstant();
    }

    private static Uni<Row> known(SqlClient transaction, HealRow record, Row event) {
        var object = object(event);
        return transaction
                .preparedQuery(SituationQuery.TEXT)
                .execute(Tuple.of(
                        record.workspace(),
                        record.event(),
                        record.scenario(),
                        record.plan(),
                        object.kind(),
                        object.name()))
                .map(rows -> rows.iterator().next());
    }

    private Uni<List<PlannedChange>> changes(SqlClient transaction, Row event, Row known) {
        var sighting = new Sighting(
                object(event), event.getString("application"), event.getString("environment"), Map.of(), at(known));
        var asked = new OpenChanges.Asked(event.getString("workspace"), sighting);
        return changes.reread(transaction, Set.of(asked), at(known)).map(told -> told.of(asked));
    }

    /** As the list of objects calls it. */
    static ObjectName object(Row event) {
        var name = event.getString("object_name");
        return ObjectName.learned(event.getString("object_kind"), name)
                .orElseGet(() -> new ObjectName("object", name.isEmpty() ? "?" : name));
    }

    static long seconds(Row row, String column) {
        var value = row.getBigDecimal(column);
        return value == null ? -1 : Math.max(0, value.longValue());
    }
}
