package io.watchkeeper.healing;

import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.healing.HealRecords.Due;
import io.watchkeeper.healing.HealRecords.Next;

/** Takes one record one step on, in a transaction of its own. */
@Singleton
class HealSteps {
    private static final String STANDING =
            """
            select e.state, e.signal, e.completed_by, e.cause, e.responded_by,
                extract(epoch from coalesce(e.resolved_at, e.completed_at, now()) - $3::timestamptz)::bigint as seconds,
                r.state as run_state, r.why as run_why,
                exists (select 1 from plan_run_part p where p.run_id = r.id and p.standing in ('FAILED', 'UNKNOWN')) as run_broken
            from risk_event e left join plan_run r on r.id = $2::bigint where e.id = $1
            """;

    private final Pool pool;
    private final HealRecords records;
    private final HealDecisions decisions;

    HealSteps(Pool pool, HealRecords records, HealDecisions decisions) {
        this.pool = pool;
        this.records = records;
        this.decisions = decisions;
    }

    /** Does nothing where another node does it. */
    Uni<Void> step(DueRecord record) {
        return record.state() == HealState.WAITING
                ? decisions.decide(pool, record)
                : pool.withTransaction(transaction -> records.lock(transaction, record.id())
                        .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : step(transaction, due.get())));
    }

    private Uni<Void> step(SqlClient transaction, Due due) {
        return switch (due.row().state()) {
            case HOLDING -> standing(transaction, due).chain(event -> held(transaction, due, event));
            case RUNNING -> standing(transaction, due).chain(event -> running(transaction, due, event));
            case VERIFYING -> standing(transaction, due).chain(event -> verifying(transaction, due, event));
            case SHADOW -> standing(transaction, due).chain(event -> observed(transaction, due, event));
            // answered this moment, or ended: the next look takes it as what it is now
            case WAITING, REFUSED, SUCCEEDED, FAILED, REJECTED, EXPIRED, OBSERVED, OTHER ->
                Uni.createFrom().voidItem();
        };
    }

    private static Uni<Row> standing(SqlClient transaction, Due due) {
        var run = due.row().run().map(Long::valueOf).orElse(null);
        return transaction
                .preparedQuery(STANDING)
                .execute(Tuple.of(due.row().event(), run, due.row().createdAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next());
    }

    /** Nobody said yes in time: that means no. What has recovered meanwhile needs no answer. */
    private Uni<Void> held(SqlClient transaction, Due due, Row event) {
        if (over(event)) {
            return observed(transaction, due, event);
        }
        return records.move(
                transaction,
                due.row(),
                due.heldTooLong()
                        ? Next.end(HealState.EXPIRED, "NOBODY_ANSWERED", "")
                        : Next.in(HealState.HOLDING, HealDecisions.LOOK_AT_REST));
    }

    private Uni<Void> running(SqlClient transaction, Due due, Row event) {
        var state = Optional.ofNullable(event.getString("run_state")).orElse("FAILED");
        return switch (state) {
            case "SUCCEEDED" -> verifying(transaction, due, event);
            case "FAILED", "STOPPED", "ROLLED_BACK" ->
                records.move(
                        transaction,
                        due.row(),
                        Next.end(HealState.FAILED, "RUN_" + state, text(event.getString("run_why"))));
            case "NEEDS_PERSON" -> records.move(transaction, due.row(), asking(event));
            default -> records.move(transaction, due.row(), Next.in(HealState.RUNNING, HealDecisions.LOOK_AT_RUN));
        };
    }

    /** The run is a person's from here on. Whether it has healed shows without them, unless what they are asked for is a step of the remedy. */
    private static Next asking(Row event) {
        if (event.getBoolean("run_broken")) {
            return Next.end(HealState.FAILED, "RUN_NEEDS_PERSON", text(event.getString("run_why")));
        }
        return over(event)
                ? Next.end(HealState.SUCCEEDED, "SYMPTOM_ENDED", "")
                : Next.in(HealState.RUNNING, HealDecisions.LOOK_AT_RUN);
    }

    /** A run that ended well has healed nothing before its symptom ends. */
    private Uni<Void> verifying(SqlClient transaction, Due due, Row event) {
        Next next;
        if (over(event)) {
            next = Next.end(HealState.SUCCEEDED, "SYMPTOM_ENDED", "");
        } else if (due.verifiedTooLong()) {
            next = Next.end(HealState.FAILED, "SYMPTOM_STAYED", "");
        } else {
            next = Next.in(HealState.VERIFYING, HealDecisions.LOOK_AT_RUN);
        }
        return records.move(transaction, due.row(), next);
    }

    /** What happened although nothing ran. */
    private Uni<Void> observed(SqlClient transaction, Due due, Row event) {
        if (!over(event)) {
            return records.move(
                    transaction,
                    due.row(),
                    due.watchedTooLong()
                            ? Next.end(HealState.OBSERVED, "STILL_THERE", "")
                            : Next.in(due.row().state(), HealDecisions.LOOK_AT_REST));
        }
        var by = text(event.getString("completed_by"));
        boolean person = event.getString("responded_by") != null || !by.isEmpty() && !by.equals("watchkeeper");
        return records.move(
                transaction,
                due.row(),
                Next.end(
                        HealState.OBSERVED,
                        person ? "HANDLED" : "RECOVERED_BY_ITSELF",
                        person ? text(event.getString("responded_by"), by) : event.getLong("seconds") + " s"));
    }

    private static boolean over(Row event) {
        return event.getString("signal").equals("RESOLVED")
                || event.getString("state").equals("COMPLETED");
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String text(String text, String other) {
        return text == null || text.isEmpty() ? other : text;
    }
}
