package io.watchkeeper.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.RunWishes.Wisher;
import io.watchkeeper.plan.machine.Happening.TakeBack;
import io.watchkeeper.plan.machine.Reaction.Accepted;
import io.watchkeeper.plan.machine.RunMachine;
import io.watchkeeper.problem.ProblemException;

/** Lets runs that have ended take back what they did: as long as nothing else has acted on their targets since, and not for ever. */
@Singleton
class RollBacks {
    /** One run at a time acts on a target, so whoever ended later has acted later. */
    private static final String IN_THE_WAY =
            """
            select now() >= $2 as late,
              (select o.id from plan_run o where o.workspace = $3 and o.ended_at > $4 and o.id <> $1
                 and exists (select 1 from plan_run_part p where p.run_id = o.id and (p.attempt > 0 or p.done > 0))
                 and exists (select 1 from jsonb_array_elements(o.planned::jsonb -> 'targets') t where t ->> 'name' = any($5))
               order by o.ended_at desc limit 1) as later
            """;

    private static final String WISHED =
            """
            with wished as (update plan_run set rolled_back_by = $2 where id = $1 returning *)
            insert into event_entry (workspace, event_id, at, actor, kind, plan_code, detail)
            select workspace, event_id, now(), $3, 'RUN_TAKEN_BACK', plan, jsonb_build_object('run', id::text)
            from wished where event_id is not null
            """;

    private final RunConfig config;

    RollBacks(RunConfig config) {
        this.config = config;
    }

    /** Whether it can be rolled back although it has ended. */
    Uni<Boolean> possible(SqlClient client, StoredRun run) {
        var reaction = new RunMachine(run.layout()).react(run.progress(), new TakeBack(false));
        return run.progress().ended() && reaction instanceof Accepted
                ? refusal(client, run).map(Optional::isEmpty)
                : Uni.createFrom().item(false);
    }

    /** Why a run that has ended may not be rolled back any more; empty where it may. Whether others hold its targets now is not looked at. */
    private Uni<Optional<ProblemException>> refusal(SqlClient client, StoredRun run) {
        var ended = run.row().endedAt().orElseThrow();
        var until = ended.plus(config.rollBackWithin());
        return client.preparedQuery(IN_THE_WAY)
                .execute(Tuple.of(
                        run.row().id(),
                        until.atOffset(ZoneOffset.UTC),
                        run.row().workspace(),
                        ended.atOffset(ZoneOffset.UTC),
                        targets(run)))
                .map(rows -> refusal(run, rows.iterator().next(), until));
    }

    private static String[] targets(StoredRun run) {
        return run.layout().run().targets().stream().map(Target::name).toArray(String[]::new);
    }

    private static Optional<ProblemException> refusal(StoredRun run, Row found, Instant until) {
        if (found.getBoolean("late")) {
            return Optional.of(RunRefusals.tooLate(run, until));
        }
        return Optional.ofNullable(found.getLong("later")).map(RunRefusals::overtaken);
    }

    /**
     * Lets it hold its targets again.
     *
     * @param run as it had ended
     * @return fails with 409 where it is too late for that, or other runs act on them
     */
    Uni<Void> begin(SqlClient transaction, StoredRun run, Wisher by) {
        return refusal(transaction, run)
                .invoke(refused -> refused.ifPresent(why -> {
                    throw why;
                }))
                .chain(() -> RunStarts.lock(
                        transaction,
                        run.row().workspace(),
                        run.layout().run(),
                        run.row().id()))
                .invoke(held -> {
                    if (!held.isEmpty()) {
                        throw RunRefusals.held(held);
                    }
                })
                .chain(() -> transaction
                        .preparedQuery(WISHED)
                        .execute(Tuple.of(run.row().id(), by.person(), by.name())))
                .replaceWithVoid();
    }
}
