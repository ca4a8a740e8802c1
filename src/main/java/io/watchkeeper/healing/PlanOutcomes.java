package io.watchkeeper.healing;

import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Says of each run that was started on an event whether the symptom ended after it, and counts the latest of each plan. Whoever started it; stopped ones say nothing. */
@Singleton
public class PlanOutcomes {
    /** One node at a time: who counts sees all that was judged before. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('plan_outcome')) as alone";

    private static final String JUDGE =
            """
            with ended as (
                select r.id, r.workspace, e.scenario, r.plan,
                    case when r.state in ('FAILED', 'ROLLED_BACK') then false
                         when e.signal = 'RESOLVED' or e.state = 'COMPLETED' then
                           -- what was over before it began says nothing of it
                           case when least(e.resolved_at, e.completed_at) >= r.created_at
                             then least(e.resolved_at, e.completed_at) <= r.ended_at + make_interval(secs => $1::bigint) end
                         when r.ended_at + make_interval(secs => $1::bigint) < now() then false end as healed
                from plan_run r join risk_event e on e.id = r.event_id
                where r.ended_at > now() - interval '1 day' and r.event_id is not null and r.state in ('SUCCEEDED', 'FAILED', 'ROLLED_BACK')
                  and not exists (select 1 from plan_outcome o where o.run_id = r.id)
                order by r.ended_at limit 200)
            insert into plan_outcome (run_id, workspace, scenario, plan, healed, judged_at)
            select id, workspace, scenario, plan, healed, now() from ended where healed is not null on conflict do nothing
            returning workspace, scenario, plan
            """;

    private static final String COUNT =
            """
            insert into plan_history (workspace, scenario, plan, runs, healed)
            select k.workspace, k.scenario, k.plan, count(*), count(*) filter (where l.healed)
            from (select distinct * from unnest($1::text[], $2::text[], $3::text[]) as t(workspace, scenario, plan)) k
            cross join lateral (
                select o.healed from plan_outcome o where o.workspace = k.workspace and o.scenario = k.scenario and o.plan = k.plan
                order by o.judged_at desc, o.run_id desc limit 20) l
            group by k.workspace, k.scenario, k.plan
            on conflict (workspace, scenario, plan) do update set runs = excluded.runs, healed = excluded.healed
            """;

    private final Pool pool;
    private final HealingConfig config;

    PlanOutcomes(Pool pool, HealingConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "{watchkeeper.healing.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return step().onFailure()
                .invoke(failed -> Log.debugf(failed, "What came of runs is looked at again in a moment"))
                .onFailure()
                .recoverWithNull();
    }

    /** Judges what can be judged by now. */
    public Uni<Void> step() {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(ALONE)
                .execute()
                .chain(rows -> rows.iterator().next().getBoolean("alone")
                        ? transaction
                                .preparedQuery(JUDGE)
                                .execute(Tuple.of(config.verifyWithin().toSeconds()))
                                .chain(judged -> count(transaction, judged))
                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> count(SqlClient transaction, RowSet<Row> judged) {
        return judged.rowCount() == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(COUNT)
                        .execute(Tuple.of(
                                column(judged, "workspace"), column(judged, "scenario"), column(judged, "plan")))
                        .replaceWithVoid();
    }

    private static String[] column(RowSet<Row> rows, String name) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(name))
                .toArray(String[]::new);
    }
}
