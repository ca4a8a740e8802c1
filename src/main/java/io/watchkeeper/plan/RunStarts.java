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
import io.watchkeeper.store.BulkWrite;

/** Starts runs: the record, the locks on its targets and the line in the event's timeline are one with whatever decided on it. */
@Singleton
public class RunStarts {
    /** In SQL, the id of the run that the same statement has begun. */
    public static final String THIS_RUN = "currval('plan_run_id_seq')";

    /** Runs of this tier do nothing before a second person has said so. */
    private static final int GRAVE = 3;

    private static final String INSERT =
            """
            insert into plan_run (workspace, plan, digest, plan_version, tier, planned, cause, event_id, heal_record, started_by, person, review,
                state, mode, ends_as, created_at, started_at, deadline_at, wake_at)
            select $1, $2, $3, coalesce((select number from plan_version where code = $2 and digest = $3), 0), $4, $5, $6, nullif($7::bigint, 0), nullif($8::bigint, 0),
                $9, $15, nullif($10, ''),
                $11, $12, 'SUCCEEDED', now(), case when $13 then null else now() end, t.deadline, case when $13 then t.deadline else now() end
            from (select now() + make_interval(secs => $14::bigint) as deadline) t
            on conflict (review) where review is not null do nothing returning id
            """;

    /** In the order of names, so that two starts never wait for each other in a circle. */
    private static final String LOCK =
            """
            insert into target_lock (workspace, target, run_id, since)
            select $1, target, %s, now() from unnest($%d::text[]) as t(target) order by target
            on conflict do nothing returning target
            """;

    private static final String TELL_NEW =
            """
            insert into event_entry (workspace, event_id, at, actor, kind, plan_code, detail)
            values ($1, $2, now(), $3, 'RUN_STARTED', $4, jsonb_build_object('run', %s::text)) returning 1
            """
                    .formatted(THIS_RUN);

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
        boolean waits = waits(layout.run());
        return insert(transaction, run, origin)
                .chain(id -> id.isEmpty()
                        ? again(transaction, origin)
                        : lock(transaction, origin.workspace(), run, id.get())
                                .chain(held -> held.isEmpty()
                                        ? started(transaction, id.get(), waits)
                                        : withdraw(transaction, id.get(), held)));
    }

    /**
     * What starting a run on an event writes where it starts or nothing is written: for one statement with what else is to be written with it. It fails with SQL state
     * 40001 where another run acts on one of the targets. What stands behind these in the statement knows the run as {@link #THIS_RUN}.
     */
    public List<BulkWrite> writes(PlannedRun run, RunOrigin origin) {
        var targets = names(new Layout(run).run());
        return List.of(
                BulkWrite.exactly(1, INSERT, columns(run, origin).toArray()),
                BulkWrite.exactly(targets.length, LOCK.formatted(THIS_RUN, 2), origin.workspace(), targets),
                BulkWrite.any(
                        TELL_NEW, origin.workspace(), origin.event().orElseThrow(), origin.startedBy(), run.plan()));
    }

    private Uni<Optional<Long>> insert(SqlClient transaction, PlannedRun run, RunOrigin origin) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(columns(run, origin)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("id"))
                        .findFirst());
    }

    private List<Object> columns(PlannedRun run, RunOrigin origin) {
        boolean waits = waits(run);
        var within = waits ? config.confirmWithin() : config.within();
        return List.of(
                origin.workspace(),
                run.plan(),
                run.digest(),
                run.tier(),
                PlannedRunJson.write(run),
                origin.trigger().name(),
                origin.event().orElse(0L),
                origin.healRecord().orElse(0L),
                origin.startedBy(),
                origin.review().orElse(""),
                waits ? "WAITING" : "RUNNING",
                waits ? "WAITING" : "FORWARD",
                waits,
                within.toSeconds(),
                origin.person());
    }

    /** For a second person. */
    private static boolean waits(PlannedRun run) {
        return run.tier() >= GRAVE;
    }

    private static Uni<RunStart> again(SqlClient transaction, RunOrigin origin) {
        return transaction
                .preparedQuery("select id from plan_run where review = $1")
                .execute(Tuple.of(origin.review().orElseThrow()))
                .map(rows -> new RunStart.Again(rows.iterator().next().getLong("id")));
    }

    /** @return empty once all of its targets are this run's */
    static Uni<List<HeldTarget>> lock(SqlClient transaction, String workspace, PlannedRun run, long id) {
        var targets = names(run);
        return lock(transaction, workspace, targets, id, targets.length);
    }

    private static String[] names(PlannedRun run) {
        return run.targets().stream().map(Target::name).distinct().toArray(String[]::new);
    }

    private static Uni<List<HeldTarget>> lock(
            SqlClient transaction, String workspace, String[] targets, long id, int missing) {
        return transaction
                .preparedQuery(LOCK.formatted("$2", 3))
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
