package io.watchkeeper.healing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.Reason;
import io.watchkeeper.healing.HealRecords.Next;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.store.BulkStatement;

/** Records for who reads them, and what a person says to a run that is held. */
@Singleton
public class HealDesk {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private static final String FIND = "select * from heal_record where workspace = any($1) and id = $2";

    private static final String ANSWER =
            """
            update heal_record set answer = $2, answered_by = $3, answered_at = now(), answer_reason = $4,
                state = case when $2 = 'APPROVED' then 'WAITING' else 'REJECTED' end,
                due_at = case when $2 = 'APPROVED' then now() end, ended_at = case when $2 = 'APPROVED' then null else now() end,
                outcome = case when $2 = 'APPROVED' then null else 'REJECTED' end, outcome_detail = case when $2 = 'APPROVED' then '' else $3 end
            where id = $1 and state = 'HOLDING' returning *
            """;

    private final Pool pool;
    private final Caller caller;
    private final AuditLog audit;
    private final HealTimeline timeline;

    HealDesk(Pool pool, Caller caller, AuditLog audit, HealTimeline timeline) {
        this.pool = pool;
        this.caller = caller;
        this.audit = audit;
        this.timeline = timeline;
    }

    public Uni<HealRecordPage> list(Set<String> workspaces, HealRecordFilter filter) {
        return pool.preparedQuery(HealRecordFilter.LIST)
                .execute(filter.values(workspaces))
                .map(rows -> HealRecordPage.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(HealRow::of)
                                .toList(),
                        filter.limit()));
    }

    /** @return fails with 404 */
    public Uni<HealRecordView> find(String id) {
        return row(id).map(HealRecordView::of);
    }

    /** The same as it is stored. */
    Uni<HealRow> row(String id) {
        return row(pool, id, "");
    }

    /**
     * Says yes or no to a held run. With a yes it is decided once more: what refuses or waits still does.
     *
     * @return fails with 404, 403, and 409 where it is not held any more
     */
    public Uni<HealRecordView> answer(String id, boolean yes, String given) {
        return pool.withTransaction(transaction -> row(transaction, id, " for update")
                .invoke(row -> caller.grants().demand(Permissions.MANAGE_SELF_HEAL, row.workspace()))
                .chain(row -> answer(transaction, row, yes, Reason.demanded(given)))
                .map(HealRecordView::of));
    }

    private Uni<HealRow> answer(SqlClient transaction, HealRow row, boolean yes, Reason reason) {
        var entry = audit.entry(
                        row.workspace(), yes ? "self-heal.approve" : "self-heal.reject", Long.toString(row.id()))
                .because(reason.text())
                .with(Map.of("scenario", row.scenario(), "plan", row.plan()));
        return transaction
                .preparedQuery(ANSWER)
                .execute(Tuple.of(row.id(), yes ? "APPROVED" : "REJECTED", entry.actor(), reason.text()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(HealRow::of)
                        .orElseThrow(() -> ProblemException.conflict(
                                "The record is " + row.state() + "; only a HOLDING one is answered.")))
                .call(() -> BulkStatement.execute(
                        transaction, timeline.moved(row, answered(yes, entry.actor() + ": " + reason.text()))))
                .call(() -> audit.record(transaction, entry));
    }

    private static Next answered(boolean yes, String by) {
        return yes
                ? new Next(HealState.WAITING, Optional.of(Duration.ZERO), List.of(), "APPROVED", by)
                : Next.end(HealState.REJECTED, "REJECTED", by);
    }

    private Uni<HealRow> row(SqlClient client, String id, String lock) {
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return client.preparedQuery(FIND + lock)
                .execute(Tuple.of(caller.workspaces().toArray(String[]::new), Long.parseLong(id)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(HealRow::of)
                        .orElseThrow(HealDesk::unknown));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such record of self-heal.");
    }
}
