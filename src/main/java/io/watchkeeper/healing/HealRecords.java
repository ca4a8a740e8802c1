package io.watchkeeper.healing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.guard.Guard;
import io.watchkeeper.healing.HealDecisions.Decided;
import io.watchkeeper.plan.RunStarts;
import io.watchkeeper.store.BulkStatement;
import io.watchkeeper.store.BulkWrite;

/** Records as they go from one state to the next. Time is the database's. Whoever calls holds the record. */
@Singleton
class HealRecords {
    private static final int MOST_BEGUN = 200;

    /** One a life of an event: what another node begins meanwhile is left to it. */
    private static final String BEGIN =
            """
            insert into heal_record (workspace, event_id, life, scenario, plan, mode, state, application, object_kind, object_name, created_at, due_at)
            select e.workspace, e.id, e.reopened, e.scenario, s.plan, s.mode, 'WAITING', e.application, e.object_kind, e.object_name, now(), now()
            from risk_event e join heal_scenario s on s.workspace = e.workspace and s.scenario = e.scenario
            where s.mode in ('SHADOW', 'APPROVE', 'AUTOMATIC') and e.state = 'DISCOVERED' and e.signal = 'FIRING'
              and (e.opened_at > now() - make_interval(secs => $1::bigint)
                or e.reopened > 0 and e.last_occurred_at > now() - make_interval(secs => $1::bigint))
              and not exists (select 1 from heal_record h where h.event_id = e.id and h.life = e.reopened)
            order by e.grade_rank, e.id limit $2 on conflict do nothing
            """;

    /** What a newer release calls otherwise is left to its nodes. */
    private static final String DUE =
            """
            select id, state, workspace, event_id, scenario, plan, object_kind, object_name from heal_record
            where due_at <= now() and state in ('WAITING', 'HOLDING', 'SHADOW', 'RUNNING', 'VERIFYING') order by due_at, id limit $1
            """;

    private static final String LOCK =
            """
            select h.*, h.held_at + make_interval(secs => $2::bigint) < now() as held_too_long,
                greatest(h.created_at, h.answered_at) + make_interval(secs => $3::bigint) < now() as waited_too_long,
                h.ended_at + make_interval(secs => $4::bigint) < now() as verified_too_long,
                h.created_at + interval '1 day' < now() as watched_too_long
            from heal_record h where h.id = $1 and h.due_at <= now() for update skip locked
            """;

    /**
     * The same, and then the turn of its workspace. What follows in the transaction is a few rows by key, always the same statements: planned once a connection, and not
     * compiled.
     */
    private static final String TAKE = "with mine as (" + LOCK
            + """
            ), turn as (
                select t.workspace as turn from heal_turn t join mine on t.workspace = mine.workspace for update of t
            ), first as (
                insert into heal_turn (workspace) select workspace from mine where not exists (select 1 from turn)
                on conflict (workspace) do update set workspace = excluded.workspace)
            select *, set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true) from mine left join turn on true
            """;

    /** Keeps what the guards said, whatever follows. */
    private static final String DECIDED =
            """
            update heal_record set state = $2, verdict = $3, guards = $4, facts = $5, rulebook_version = $6, decided_at = now(), decisions = decisions + 1,
                mode = $7, site = $8, due_at = case when $9::bigint >= 0 then now() + make_interval(secs => $9::bigint) end,
                held_at = case when $2 = 'HOLDING' then coalesce(held_at, now()) else held_at end,
                run_id = case when $10 then %s::text else run_id end, started_at = case when $10 then now() else started_at end,
                ended_at = case when $2 in ('REFUSED', 'FAILED') then now() else ended_at end,
                outcome = coalesce(nullif($11, ''), outcome), outcome_detail = $12
            where id = $1 returning 1
            """
                    .formatted(RunStarts.THIS_RUN);

    private static final String MOVED =
            """
            update heal_record set state = $2, due_at = case when $3::bigint >= 0 then now() + make_interval(secs => $3::bigint) end,
                outcome = coalesce(nullif($4, ''), outcome), outcome_detail = coalesce(nullif($5, ''), outcome_detail),
                ended_at = case when $3::bigint < 0 or $2 = 'VERIFYING' then coalesce(ended_at, now()) else ended_at end
            where id = $1 returning 1
            """;

    private static final String POSTPONED =
            """
            update heal_record set due_at = now() + make_interval(secs => $2::bigint) where id = $1 and due_at is not null returning 1
            """;

    /** Failures in a row that a guard has stopped at stay until a person closes the breaker. */
    private static final String OPEN_BREAKER =
            """
            insert into heal_breaker as known (workspace, scope, open, failures, opened_at) values ($1, $2, true, $3, now())
            on conflict (workspace, scope) do update set open = true, failures = $3, opened_at = now(), reason = '' where not known.open
            returning 1
            """;

    private final HealTimeline timeline;
    private final HealingConfig config;

    HealRecords(HealTimeline timeline, HealingConfig config) {
        this.timeline = timeline;
        this.config = config;
    }

    /** A record that is due, and whether its time in this state is over. */
    record Due(
            HealRow row, boolean heldTooLong, boolean waitedTooLong, boolean verifiedTooLong, boolean watchedTooLong) {
        static Due of(Row row) {
            return new Due(
                    HealRow.of(row),
                    Boolean.TRUE.equals(row.getBoolean("held_too_long")),
                    Boolean.TRUE.equals(row.getBoolean("waited_too_long")),
                    Boolean.TRUE.equals(row.getBoolean("verified_too_long")),
                    Boolean.TRUE.equals(row.getBoolean("watched_too_long")));
        }
    }

    /** Begins a record for each event whose scenario has a mode in which guards decide. */
    Uni<Integer> begin(SqlClient client) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(config.startWithin().toSeconds(), MOST_BEGUN))
                .map(RowSet::rowCount);
    }

    Uni<List<DueRecord>> due(SqlClient client, int most) {
        return client.preparedQuery(DUE).execute(Tuple.of(most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(DueRecord::of)
                .toList());
    }

    /** Empty where another node has it, or had it. */
    Uni<Optional<Due>> lock(SqlClient transaction, long id) {
        return locked(transaction, LOCK, id);
    }

    /** The same to decide on it: waits for the turn of its workspace. */
    Uni<Optional<Due>> take(SqlClient transaction, long id) {
        return locked(transaction, TAKE, id);
    }

    private Uni<Optional<Due>> locked(SqlClient transaction, String sql, long id) {
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.of(
                        id,
                        config.holdFor().toSeconds(),
                        config.waitFor().toSeconds(),
                        config.verifyWithin().toSeconds()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Due::of)
                        .findFirst());
    }

    Uni<Void> postpone(SqlClient client, long id) {
        return BulkStatement.execute(client, List.of(postponed(id)));
    }

    /** Decided on later. */
    BulkWrite postponed(long id) {
        return BulkWrite.any(POSTPONED, id, config.waitStep().toSeconds());
    }

    /**
     * What becomes of a record.
     *
     * @param dueIn when it is looked at again; empty where nothing is left to do
     * @param run what starting its run writes; empty where none is started
     * @param detail who or what is meant by the outcome
     */
    record Next(HealState state, Optional<Duration> dueIn, List<BulkWrite> run, String outcome, String detail) {
        static Next in(HealState state, Duration dueIn) {
            return new Next(state, Optional.of(dueIn), List.of(), "", "");
        }

        static Next end(HealState state, String outcome, String detail) {
            return new Next(state, Optional.empty(), List.of(), outcome, detail);
        }

        boolean starts() {
            return !run.isEmpty();
        }

        long seconds() {
            return dueIn.map(Duration::toSeconds).orElse(-1L);
        }
    }

    /** Verdict, run, locks and what is told of it, for one statement; it fails with SQL state 40001 where another run acts on a target. */
    List<BulkWrite> decided(HealRow record, Decided decided, Next next) {
        var writes = new ArrayList<>(next.run());
        writes.add(BulkWrite.exactly(
                1,
                DECIDED,
                record.id(),
                next.state().name(),
                decided.decision().verdict().name(),
                GuardsJson.guards(decided.decision(), decided.rulebook().reasons()),
                GuardsJson.facts(decided.facts()),
                decided.rulebook().version(),
                record.mode().name(),
                decided.site(),
                next.seconds(),
                next.starts(),
                next.outcome(),
                next.detail()));
        if (next.state() == HealState.REFUSED && decided.failures() > 0 && decided.stoppedBy(Guard.G16)) {
            writes.add(BulkWrite.any(
                    OPEN_BREAKER, record.workspace(), "scenario:" + record.scenario(), decided.failures()));
        }
        writes.addAll(timeline.decided(record, decided, next));
        return writes;
    }

    /** A step without a new verdict. */
    Uni<Void> move(SqlClient transaction, HealRow record, Next next) {
        return BulkStatement.execute(transaction, moved(record, next));
    }

    /** What such a step writes. */
    List<BulkWrite> moved(HealRow record, Next next) {
        var writes = new ArrayList<BulkWrite>();
        writes.add(BulkWrite.exactly(
                1, MOVED, record.id(), next.state().name(), next.seconds(), next.outcome(), next.detail()));
        writes.addAll(timeline.moved(record, next));
        return writes;
    }
}
