package io.watchkeeper.healing;

import java.time.Duration;
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
import io.watchkeeper.decision.guard.GuardDecision;
import io.watchkeeper.healing.HealDecisions.Decided;

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
                insert into heal_turn (workspace) select workspace from mine
                on conflict (workspace) do update set workspace = excluded.workspace)
            select *, set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true) from mine
            """;

    /** Keeps what the guards said, whatever follows. */
    private static final String DECIDED =
            """
            update heal_record set state = $2, verdict = $3, guards = $4, facts = $5, rulebook_version = $6, decided_at = now(), decisions = decisions + 1,
                mode = $7, site = $8, due_at = case when $9::bigint is null then null else now() + make_interval(secs => $9::bigint) end,
                held_at = case when $2 = 'HOLDING' then coalesce(held_at, now()) else held_at end,
                run_id = coalesce($10, run_id), started_at = case when $10::text is null then started_at else now() end,
                ended_at = case when $2 in ('REFUSED', 'FAILED') then now() else ended_at end,
                outcome = case when $11 = '' then outcome else $11 end, outcome_detail = $12
            where id = $1
            """;

    private static final String MOVED =
            """
            update heal_record set state = $2, due_at = case when $3::bigint is null then null else now() + make_interval(secs => $3::bigint) end,
                outcome = coalesce($4, outcome), outcome_detail = coalesce($5, outcome_detail),
                ended_at = case when $3::bigint is null or $2 = 'VERIFYING' then coalesce(ended_at, now()) else ended_at end
            where id = $1
            """;

    private static final String OPEN_BREAKER =
            """
            insert into heal_breaker as known (workspace, scope, open, failures, opened_at) values ($1, $2, true, $3, now())
            on conflict (workspace, scope) do update set open = true, failures = $3, opened_at = now(), reason = '' where not known.open
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
        return client.preparedQuery(
                        "update heal_record set due_at = now() + make_interval(secs => $2::bigint) where id = $1 and due_at is not null")
                .execute(Tuple.of(id, config.waitStep().toSeconds()))
                .replaceWithVoid();
    }

    /** What the guards said to it, and what becomes of it. */
    record Next(HealState state, Optional<Duration> dueIn, Optional<String> run, String outcome, String detail) {
        static Next in(HealState state, Duration dueIn) {
            return new Next(state, Optional.of(dueIn), Optional.empty(), "", "");
        }

        static Next end(HealState state, String outcome, String detail) {
            return new Next(state, Optional.empty(), Optional.empty(), outcome, detail);
        }
    }

    Uni<Void> decided(SqlClient transaction, HealRow record, Decided decided, Next next) {
        var kept = transaction
                .preparedQuery(DECIDED)
                .execute(Tuple.tuple()
                        .addLong(record.id())
                        .addString(next.state().name())
                        .addString(decided.decision().verdict().name())
                        .addValue(GuardsJson.guards(
                                decided.decision(), decided.rulebook().reasons()))
                        .addValue(GuardsJson.facts(decided.facts()))
                        .addLong(decided.rulebook().version())
                        .addString(record.mode().name())
                        .addString(decided.site())
                        .addLong(next.dueIn().map(Duration::toSeconds).orElse(null))
                        .addString(next.run().orElse(null))
                        .addString(next.outcome())
                        .addString(next.detail()))
                .replaceWithVoid();
        return Uni.join()
                .all(kept, timeline.decided(transaction, record, decided, next))
                .andFailFast()
                .replaceWithVoid();
    }

    /** A step without a new verdict. */
    Uni<Void> moved(SqlClient transaction, HealRow record, Next next) {
        return transaction
                .preparedQuery(MOVED)
                .execute(Tuple.of(
                        record.id(),
                        next.state().name(),
                        next.dueIn().map(Duration::toSeconds).orElse(null),
                        next.outcome().isEmpty() ? null : next.outcome(),
                        next.detail().isEmpty() ? null : next.detail()))
                .chain(() -> timeline.moved(transaction, record, next));
    }

    /** Failures in a row that a guard has stopped at stay until a person closes the breaker. */
    Uni<Void> breaker(SqlClient transaction, HealRow record, GuardDecision decision, long failures) {
        var stopped = decision.stopping().stream().anyMatch(word -> word.guard() == Guard.G16);
        return stopped && failures > 0
                ? transaction
                        .preparedQuery(OPEN_BREAKER)
                        .execute(Tuple.of(record.workspace(), "scenario:" + record.scenario(), failures))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
