package io.watchkeeper.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedRunJson;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.RunStart.HeldTarget;
import io.watchkeeper.plan.machine.Layout;

/** Starts runs: the record, the locks on its targets and the line in the event's timeline are one with whatever decided on it. */
@Singleton
public class RunStarts {
    /** Runs of this tier do nothing before a second person has said so. */
    private static final int GRAVE = 3;

    private static final String INSERT =
            """
            insert into plan_run (workspace, plan, digest, plan_version, tier, planned, cause, event_id, heal_record, started_by, person, review,
                state, mode, ends_as, created_at, started_at, deadline_at, wake_at)
            select $1, $2, $3, coalesce((select number from plan_version where code = $2 and digest = $3), 0), $4, $5, $6, $7, $8, $9, $15, $10,
                $11, $12, 'SUCCEEDED', now(), case when $13 then null else now() end, t.deadline, case when $13 then t.deadline else now() end
            from (select now() + make_interval(secs => $14::bigint) as deadline) t
            on conflict (review) where review is not null do nothing returning id
            """;

    /** In the order of names, so that two starts never wait for each other in a circle. */
    private static final String LOCK =
            """
            insert into target_lock (workspace, target, run_id, since)
            select $1, target, $2, now() from unnest($3::text[]) as t(target) order by target
            on conflict do nothing returning target
            """;

    private static final String HELD =
            "select target, run_id from target_lock where workspace = $1 and target = any($2) and run_id <> $3 order by target";

    private static final String TELL =
            """
            insert into event_entry (workspace, event_id, at, actor, kind, plan_code, detail)
            select workspace, event_id, now(), started_by, 'RUN_STARTED', plan, jsonb_build_object('run', id::text)
            from plan_run where id = $1 and event_id is not null
            """;

    private final RunConfig config;

    RunStarts(RunConfig config) {
        this.config = config;
    }

    /**
     * Any node goes on with it once the transaction is committed. A run of tier 3 waits for a second person first; it holds its targets meanwhile.
     *
     * @throws IllegalArgumentException for steps that wait for themselves, or two of one name
     */
    public Uni<RunStart> start(SqlClient transaction, PlannedRun run, RunOrigin origin) {
        var layout = new Layout(run);
        boolean waits = layout.run().tier() >= GRAVE;
        return insert(transaction, run, origin, waits)
                .chain(id -> id.isEmpty()
                        ? again(transaction, origin)
                        : lock(transaction, origin.workspace(), run, id.get())
                                .chain(held -> held.isEmpty()
                                        ? started(transaction, id.get(), waits)
                                        : withdraw(transaction, id.get(), held)));
    }

    private Uni<Optional<Long>> insert(SqlClient transaction, PlannedRun run, RunOrigin origin, boolean waits) {
        var within = waits ? config.confirmWithin() : config.within();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(origin.workspace())
                        .addString(run.plan())
                        .addString(run.digest())
                        .addInteger(run.tier())
                        .addString(PlannedRunJson.write(run))
                        .addString(origin.trigger().name())
                        .addLong(origin.event().orElse(null))
                        .addLong(origin.healRecord().orElse(null))
                        .addString(origin.startedBy())
                        .addString(origin.review().orElse(null))
                        .addString(waits ? "WAITING" : "RUNNING")
                        .addString(waits ? "WAITING" : "FORWARD")
                        .addBoolean(waits)
                        .addLong(within.toSeconds())
                        .addString(origin.person()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("id"))
                        .findFirst());
    }

    private static Uni<RunStart> again(SqlClient transaction, RunOrigin origin) {
        return transaction
                .preparedQuery("select id from plan_run where review = $1")
                .execute(Tuple.of(origin.review().orElseThrow()))
                .map(rows -> new RunStart.Again(rows.iterator().next().getLong("id")));
    }

    /** @return empty once all of its targets are this run's */
    static Uni<List<HeldTarget>> lock(SqlClient transaction, String workspace, PlannedRun run, long id) {
        var targets = run.targets().stream().map(Target::name).distinct().toArray(String[]::new);
        return lock(transaction, workspace, targets, id, targets.length);
    }

    private static Uni<List<HeldTarget>> lock(
            SqlClient transaction, String workspace, String[] targets, long id, int missing) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(workspace, id, targets))
                .map(rows -> missing - rows.rowCount())
                .chain(left -> left == 0
                        ? Uni.createFrom().item(List.<HeldTarget>of())
                        : held(transaction, workspace, targets, id)
                                .chain(held -> held.isEmpty()
                                        // whoever held them has let them go meanwhile
                                        ? lock(transaction, workspace, targets, id, left)
                                        : Uni.createFrom().item(held)));
    }

    /** Who acts on these targets. */
    static Uni<List<HeldTarget>> held(SqlClient client, String workspace, String[] targets, long but) {
        return client.preparedQuery(HELD)
                .execute(Tuple.of(workspace, targets, but))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new HeldTarget(row.getString("target"), row.getLong("run_id")))
                        .toList());
    }

    private static Uni<RunStart> started(SqlClient transaction, long id, boolean waits) {
        return transaction.preparedQuery(TELL).execute(Tuple.of(id)).replaceWith(new RunStart.Started(id, waits));
    }

    /** With its locks: whoever asked goes on with the transaction. */
    private static Uni<RunStart> withdraw(SqlClient transaction, long id, List<HeldTarget> held) {
        return transaction
                .preparedQuery("delete from plan_run where id = $1")
                .execute(Tuple.of(id))
                .replaceWith(new RunStart.Blocked(held));
    }
}
