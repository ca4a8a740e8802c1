package io.watchkeeper.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.plan.machine.Advance;
import io.watchkeeper.plan.machine.PartProgress;
import io.watchkeeper.plan.machine.Progress;
import io.watchkeeper.plan.machine.Standing;
import io.watchkeeper.rulebook.NodeName;

/** Stores transitions of runs: each is one statement, all of it or nothing, and only where the run is still where it was decided on. */
@Singleton
class RunTransitions {
    private static final String SAVE =
            """
            with moved as (
              update plan_run set version = version + 1, state = $4, mode = $5, paused = $6, ends_as = $7, why = $8,
                started_at = case when $5 = 'WAITING' then started_at else coalesce(started_at, now()) end,
                ended_at = case when $5 = 'ENDED' then coalesce(ended_at, now()) end,
                deadline_at = coalesce(now() + make_interval(secs => $9::bigint), deadline_at),
                wake_at = case when $5 = 'ENDED' then null when $10::bigint is null then deadline_at
                  else least(deadline_at, now() + make_interval(secs => $10::bigint / 1000.0)) end,
                owner = case when $11 then owner end, lease_until = case when $11 then lease_until end,
                confirmed_by = coalesce($12, confirmed_by)
              where id = $1 and version = $2 and ($3::bigint is null or fence = $3) returning *
            ), parts as (
              insert into plan_run_part (run_id, workspace, part, standing, attempt, failures, due_at, done, outputs, why, changed_at)
              select m.id, m.workspace, p.part, p.standing, p.attempt, p.failures,
                case when p.standing = 'BACKING_OFF' then now() + make_interval(secs => p.millis / 1000.0) end, p.done, p.outputs::jsonb, p.why, now()
              from moved m, unnest($13::text[], $14::text[], $15::int[], $16::int[], $17::bigint[], $18::int[], $19::text[], $20::text[])
                as p(part, standing, attempt, failures, millis, done, outputs, why)
              on conflict (run_id, part) do update set standing = excluded.standing, attempt = excluded.attempt, failures = excluded.failures,
                due_at = excluded.due_at, done = excluded.done, outputs = excluded.outputs, why = excluded.why, changed_at = excluded.changed_at
            ), begun as (
              insert into plan_run_attempt (run_id, workspace, part, attempt, node, fence, started_at, over_at)
              select m.id, m.workspace, s.part, s.attempt, $21, m.fence, now(), now() + make_interval(secs => s.millis / 1000.0)
              from moved m, unnest($22::text[], $23::int[], $24::bigint[]) as s(part, attempt, millis)
            ), freed as (
              delete from target_lock l using moved m where l.run_id = m.id and $5 = 'ENDED'
            ), told as (
              insert into event_entry (workspace, event_id, at, actor, kind, plan_code, detail)
              select workspace, event_id, now(), 'watchkeeper', 'RUN_ENDED', plan, jsonb_build_object('run', id::text, 'state', state)
              from moved where event_id is not null and $25
            )
            select count(*) as moved from moved
            """;

    private final NodeName node;
    private final RunConfig config;

    RunTransitions(NodeName node, RunConfig config) {
        this.node = node;
        this.config = config;
    }

    /**
     * A transition.
     *
     * @param starts calls that are made once it is stored
     * @param fence of the node that makes them; empty where none are made: people decide on any node
     * @param confirmedBy the second person, where it is them who move it
     * @param handedOver whether another node is to go on with it at once, where this one has nothing under way any more
     */
    record Move(
            Progress to,
            List<Advance.Start> starts,
            Optional<Long> fence,
            Optional<String> confirmedBy,
            boolean handedOver) {
        /** By a person, on any node: the node that looks after the run goes on from it. */
        static Move of(Progress to, Optional<String> confirmedBy) {
            return new Move(to, List.of(), Optional.empty(), confirmedBy, false);
        }

        static Move of(Advance.Step step, long fence, boolean handedOver) {
            return new Move(step.progress(), step.starts(), Optional.of(fence), Optional.empty(), handedOver);
        }

        boolean kept() {
            return to.parts().values().stream().anyMatch(part -> part.standing() == Standing.RUNNING);
        }
    }

    /** @return false where the run has moved meanwhile, or another node looks after it */
    Uni<Boolean> save(SqlClient client, StoredRun run, Move move) {
        var to = move.to();
        var changed = to.parts().entrySet().stream()
                .filter(part -> !part.getValue().equals(run.progress().parts().get(part.getKey())))
                .toList();
        var values = Tuple.tuple()
                .addLong(run.row().id())
                .addLong(run.row().version())
                .addLong(move.fence().orElse(null))
                .addString(to.state(run.layout()).name())
                .addString(to.mode().name())
                .addBoolean(to.paused())
                .addString(to.endsAs().name())
                .addString(to.why())
                .addLong(time(run.progress(), to).map(Duration::toSeconds).orElse(null))
                .addLong(wake(move))
                .addBoolean(move.kept() || move.fence().isEmpty())
                .addString(move.confirmedBy().orElse(null));
        parts(values, changed);
        starts(values, move.starts());
        values.addBoolean(to.ended() && !run.progress().ended());
        return client.preparedQuery(SAVE)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong("moved") == 1);
    }

    /** What begins in earnest has all its time, and so has taking it back. Empty where its time goes on. */
    private Optional<Duration> time(Progress from, Progress to) {
        if (from.mode() == to.mode()) {
            return Optional.empty();
        }
        return switch (to.mode()) {
            case WAITING -> Optional.of(config.confirmWithin());
            case FORWARD, ROLLING_BACK -> Optional.of(config.within());
            case STOPPING, ENDED -> Optional.empty();
        };
    }

    /** In how many milliseconds somebody has to look after it; null where only its deadline matters. */
    private static Long wake(Move move) {
        if (move.fence().isEmpty() || move.kept() || move.handedOver()) {
            return 0L;
        }
        return move.to().parts().values().stream()
                .filter(part -> part.standing() == Standing.BACKING_OFF)
                .map(PartProgress::pause)
                .min(Duration::compareTo)
                .filter(pause -> !move.to().paused())
                .map(Duration::toMillis)
                .orElse(null);
    }

    private static void parts(Tuple values, List<Map.Entry<String, PartProgress>> changed) {
        values.addArrayOfString(changed.stream().map(Map.Entry::getKey).toArray(String[]::new));
        var parts = changed.stream().map(Map.Entry::getValue).toList();
        values.addArrayOfString(
                        parts.stream().map(part -> part.standing().name()).toArray(String[]::new))
                .addArrayOfInteger(parts.stream().map(PartProgress::attempt).toArray(Integer[]::new))
                .addArrayOfInteger(parts.stream().map(PartProgress::failures).toArray(Integer[]::new))
                .addArrayOfLong(
                        parts.stream().map(part -> part.pause().toMillis()).toArray(Long[]::new))
                .addArrayOfInteger(parts.stream().map(PartProgress::done).toArray(Integer[]::new))
                .addArrayOfString(parts.stream().map(RunTransitions::outputs).toArray(String[]::new))
                .addArrayOfString(parts.stream().map(PartProgress::why).toArray(String[]::new));
    }

    private static String outputs(PartProgress part) {
        var outputs = new JsonObject();
        part.outputs().forEach(outputs::put);
        return outputs.encode();
    }

    private void starts(Tuple values, List<Advance.Start> starts) {
        values.addString(node.toString())
                .addArrayOfString(starts.stream().map(Advance.Start::part).toArray(String[]::new))
                .addArrayOfInteger(starts.stream().map(Advance.Start::attempt).toArray(Integer[]::new))
                .addArrayOfLong(starts.stream()
                        .map(start -> start.call().timeout().toMillis())
                        .toArray(Long[]::new));
    }
}
