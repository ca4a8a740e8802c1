package io.watchkeeper.plan;

import static io.watchkeeper.store.BulkWrite.column;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.plan.machine.Advance;
import io.watchkeeper.plan.machine.PartProgress;
import io.watchkeeper.plan.machine.Progress;
import io.watchkeeper.plan.machine.Standing;
import io.watchkeeper.rulebook.NodeName;

/** Stores transitions of runs by one statement: each is stored whole, and only where the run is still where it was decided on. */
@Singleton
class RunTransitions {
    private static final String SAVE =
            """
            with move as (
              select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::text[], $9::bigint[], $10::bigint[],
                $11::boolean[], $12::text[], $13::boolean[]) as m(id, version, fence, state, mode, paused, ends_as, why, seconds, wake, kept, confirmed_by, ends)
            ), held as (
              -- in the order of ids, as all who lock several do
              select r.id from plan_run r join move m on m.id = r.id where r.version = m.version and (m.fence is null or r.fence = m.fence)
              order by r.id for no key update of r
            ), moved as (
              update plan_run r set version = r.version + 1, state = m.state, mode = m.mode, paused = m.paused, ends_as = m.ends_as, why = m.why,
                started_at = case when m.mode = 'WAITING' then r.started_at else coalesce(r.started_at, now()) end,
                ended_at = case when m.mode = 'ENDED' then coalesce(r.ended_at, now()) end,
                deadline_at = coalesce(now() + make_interval(secs => m.seconds), r.deadline_at),
                wake_at = case when m.mode = 'ENDED' then null when m.wake is null then r.deadline_at when m.wake = 0 then least(r.wake_at, now())
                  else least(r.deadline_at, now() + make_interval(secs => m.wake / 1000.0)) end,
                owner = case when m.kept then r.owner end, lease_until = case when m.kept then r.lease_until end,
                confirmed_by = coalesce(m.confirmed_by, r.confirmed_by)
              from move m, held h where r.id = h.id and m.id = h.id and r.version = m.version and (m.fence is null or r.fence = m.fence)
              returning r.id, r.workspace, r.fence, r.state, r.mode, r.event_id, r.plan, m.ends
            ), parts as (
              insert into plan_run_part (run_id, workspace, part, standing, attempt, failures, due_at, done, outputs, why, changed_at)
              select m.id, m.workspace, p.part, p.standing, p.attempt, p.failures,
                case when p.standing = 'BACKING_OFF' then now() + make_interval(secs => p.millis / 1000.0) end, p.done, p.outputs::jsonb, p.why, now()
              from moved m join unnest($14::bigint[], $15::text[], $16::text[], $17::int[], $18::int[], $19::bigint[], $20::int[], $21::text[], $22::text[])
                as p(run, part, standing, attempt, failures, millis, done, outputs, why) on p.run = m.id
              on conflict (run_id, part) do update set standing = excluded.standing, attempt = excluded.attempt, failures = excluded.failures,
                due_at = excluded.due_at, done = excluded.done, outputs = excluded.outputs, why = excluded.why, changed_at = excluded.changed_at
            ), begun as (
              insert into plan_run_attempt (run_id, workspace, part, attempt, node, fence, started_at, over_at)
              select m.id, m.workspace, s.part, s.attempt, $23, m.fence, now(), now() + make_interval(secs => s.millis / 1000.0)
              from moved m join unnest($24::bigint[], $25::text[], $26::int[], $27::bigint[]) as s(run, part, attempt, millis) on s.run = m.id
            ), freed as (
              delete from target_lock l using moved m where l.run_id = m.id and m.mode = 'ENDED'
            ), told as (
              insert into event_entry (workspace, event_id, at, actor, kind, plan_code, detail)
              select workspace, event_id, now(), 'watchkeeper', 'RUN_ENDED', plan, jsonb_build_object('run', id::text, 'state', state)
              from moved where event_id is not null and ends
            )
            select id from moved
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

    /** A transition of a run from where it was decided on. */
    record Wanted(StoredRun from, Move move) {
        long run() {
            return from.row().id();
        }
    }

    /** @return false where the run has moved meanwhile, or another node looks after it */
    Uni<Boolean> save(SqlClient client, StoredRun run, Move move) {
        return save(client, List.of(new Wanted(run, move))).map(moved -> !moved.isEmpty());
    }

    /**
     * All of them in one statement.
     *
     * @param wanted one of each run
     * @return the runs that have moved; the others had moved meanwhile, or another node looks after them
     */
    Uni<Set<Long>> save(SqlClient client, List<Wanted> wanted) {
        var columns = new ArrayList<Object>(runs(wanted));
        columns.addAll(TransitionColumns.parts(wanted));
        columns.add(node.toString());
        columns.addAll(TransitionColumns.starts(wanted));
        return client.preparedQuery(SAVE).execute(Tuple.wrap(columns)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getLong("id"))
                .collect(Collectors.toSet()));
    }

    private List<Object> runs(List<Wanted> wanted) {
        var moves = wanted.stream().map(Wanted::move).toList();
        var progress = moves.stream().map(Move::to).toList();
        return List.of(
                column(wanted, Wanted::run, Long[]::new),
                column(wanted, one -> one.from().row().version(), Long[]::new),
                column(moves, move -> move.fence().orElse(null), Long[]::new),
                column(wanted, one -> one.move().to().state(one.from().layout()).name(), String[]::new),
                column(progress, to -> to.mode().name(), String[]::new),
                column(progress, Progress::paused, Boolean[]::new),
                column(progress, to -> to.endsAs().name(), String[]::new),
                column(progress, Progress::why, String[]::new),
                column(wanted, one -> time(one).map(Duration::toSeconds).orElse(null), Long[]::new),
                column(moves, RunTransitions::wake, Long[]::new),
                column(moves, move -> move.kept() || move.fence().isEmpty(), Boolean[]::new),
                column(moves, move -> move.confirmedBy().orElse(null), String[]::new),
                column(wanted, RunTransitions::ends, Boolean[]::new));
    }

    private static boolean ends(Wanted wanted) {
        return wanted.move().to().ended() && !wanted.from().progress().ended();
    }

    /** What begins in earnest has all its time, and so has taking it back. Empty where its time goes on. */
    private Optional<Duration> time(Wanted wanted) {
        var to = wanted.move().to();
        if (wanted.from().progress().mode() == to.mode()) {
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
}
