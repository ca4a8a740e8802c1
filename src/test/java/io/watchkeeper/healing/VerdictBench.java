package io.watchkeeper.healing;

import static io.watchkeeper.healing.HealingWorld.CLEAN;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.guard.GuardDecision;

/**
 * What one verdict of the guards costs, from BEGIN to COMMIT, beside an empty transaction and beside one that writes a row: in turns, one at a time, on one PostgreSQL that
 * waits for its disk. {@link #main} runs it.
 */
public final class VerdictBench {
    private static final String EMPTY = "BEGIN, COMMIT";
    private static final String ROW = "BEGIN, one row, COMMIT";
    private static final String REFUSED = "verdict that refuses";
    private static final String ALLOWED = "verdict that allows, with its run";
    private static final String RULES = "  of it the rules";
    private static final String STATEMENT = "  of it the statement of facts";
    private static final int WARM_UP = 500;
    private static final int TARGETS = 500;

    private final HealingWorld world = new HealingWorld();
    private final HealingWorld.Parts node = world.parts(start -> start, "PT10S");
    private final Map<String, long[]> nanos = new LinkedHashMap<>();
    private final int rounds;
    private int round;

    private VerdictBench(int rounds) {
        this.rounds = rounds;
    }

    /** @param arguments how many rounds are measured, 1000 without; {@code explain} shows how PostgreSQL carries out the statement of facts */
    public static void main(String... arguments) {
        // outside of the service nothing sets a level, and the engine would write its traces
        Logger.getLogger("").setLevel(Level.WARNING);
        boolean explain = Arrays.asList(arguments).contains("explain");
        int rounds = Arrays.stream(arguments)
                .filter(text -> text.matches("[0-9]+"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(1000);
        var bench = new VerdictBench(rounds);
        bench.fill();
        bench.measure();
        bench.print();
        if (explain) {
            bench.explain();
        }
        bench.world.close();
        // threads of the engine wait for more
        System.exit(0);
    }

    /** A store as it is after some months: 1,000 objects, 20,000 events of which 500 are open, 5,000 records, 2,000 runs, an eighth of them of the last day. */
    private void fill() {
        world.mode(HealMode.AUTOMATIC, CLEAN);
        world.sql("create table bench_row (at timestamptz not null)");
        world.sql(
                """
                insert into managed_object (workspace, kind, name, application, site, redundancy_group, depends_on, state, created_at, updated_at, updated_by)
                select 'default', 'host', 'h-' || n, 'app-' || n / 10, 'site-' || n %% 3, 'group-' || n / 5, array['database/db-' || n / 20], 'CONFIRMED', now(), now(), 'ada'
                from generate_series(0, 999) n""");
        events();
        runs();
        world.sql("vacuum analyze");
    }

    private void events() {
        world.sql(
                """
                insert into risk_event (id, workspace, key, version, scenario, title, object_kind, object_name, application, environment, source, grade,
                    grade_rank, grade_reason, state, signal, occurrences, deliveries, firing, rulebook_version, first_occurred_at, last_occurred_at, opened_at, storm)
                select 1000000 + n, 'default', gen_random_uuid(), 1, (array['HOST-DISK-SPACE', 'HOST-CPU', 'HOST-MEMORY', 'SERVICE-DOWN'])[1 + n %% 4], 'Event', 'host',
                    'h-' || (500 + n %% 500), '', 'production', 'test', 'MEDIUM', 3, '{}', case when n <= 500 then 'DISCOVERED' else 'COMPLETED' end,
                    case when n <= 500 then 'FIRING' else 'RESOLVED' end, 1, 1, 1, 1, t, t, t, n %% 100 = 99
                from generate_series(1, 20000) n, lateral (select now() - interval '2 hours' - n * interval '5 minutes' as t) at""");
        world.sql(
                """
                insert into journal (received_at, signal_id, workspace, event_id, source, envelope, rulebook_version)
                select opened_at, id, 'default', id, 'test', '{}', 1 from risk_event""");
        world.sql(
                """
                insert into signal (key, id, event_id, outcome, deliveries, first_seen_at, last_seen_at)
                select gen_random_uuid(), id, id, 'OPEN', 2, opened_at, opened_at from risk_event""");
    }

    private void runs() {
        world.sql(
                """
                insert into heal_record (workspace, event_id, life, scenario, plan, mode, state, object_kind, object_name, verdict, guards, facts, created_at, run_id, started_at, ended_at)
                select 'default', 1000000 + n, 0, 'HOST-DISK-SPACE', '%s', 'AUTOMATIC', case when n %% 5 = 0 then 'FAILED' else 'SUCCEEDED' end, 'host', 'h-' || n %% 1000,
                    'ALLOW', '[]', '[]', t, '1', t, t + interval '3 minutes'
                from generate_series(1, 5000) n, lateral (select now() - interval '2 hours' - n * interval '20 minutes' as t) at""",
                CLEAN);
        world.sql(
                """
                insert into plan_run (workspace, plan, digest, tier, planned, cause, event_id, started_by, person, state, mode, ends_as, created_at,
                    ended_at, deadline_at)
                select 'default', '%s', '', 1, '{"targets": [{"kind": "host", "name": "h-' || n %% 1000 || '", "address": "h"}]}', 'SELF_HEAL', 1000000 + n,
                    'watchkeeper', 'watchkeeper', 'SUCCEEDED', 'FORWARD', 'SUCCEEDED', t, t + interval '3 minutes', t + interval '1 hour'
                from generate_series(1, 2000) n, lateral (select now() - interval '2 hours' - n * interval '5 minutes' as t) at""",
                CLEAN);
    }

    private void measure() {
        for (round = -WARM_UP; round < rounds; round++) {
            timed(EMPTY, () -> world.pool()
                    .withTransaction(transaction -> Uni.createFrom().voidItem()));
            timed(ROW, () -> world.pool().withTransaction(transaction -> transaction
                    .preparedQuery("insert into bench_row values (now())")
                    .execute()));
            verdict(
                    REFUSED,
                    "update signal set last_seen_at = now() - interval '1 hour' where id = 1",
                    HealState.REFUSED);
            verdict(ALLOWED, "select 1", HealState.RUNNING);
        }
    }

    private void verdict(String name, String before, HealState expected) {
        world.event(1, "h-" + Math.floorMod(round, TARGETS));
        world.sql(before);
        node.records().begin(world.pool()).await().indefinitely();
        var due = node.records().due(world.pool(), 1).await().indefinitely().get(0);
        timed(name, () -> node.steps().step(due));
        var record = world.record(1);
        if (record.state() != expected) {
            throw new IllegalStateException(record.state() + ": " + world.stops(1));
        }
        if (expected == HealState.RUNNING) {
            parts(record);
        }
        world.sql(
                "delete from plan_run where heal_record is not null; delete from heal_record where event_id = 1; delete from event_entry; delete from signal where id = 1;"
                        + " delete from journal where signal_id = 1; delete from risk_event where id = 1");
    }

    private void parts(HealRow record) {
        var facts = GuardsJson.read(world.rows("select facts from heal_record where event_id = 1")
                        .get(0)
                        .getJsonArray("facts"))
                .orElseThrow();
        timed(RULES, () -> Uni.createFrom().item(GuardDecision.of(HealingWorld.RULEBOOK, facts, Instant.now())));
        timed(STATEMENT, () -> world.pool()
                .preparedQuery(SituationQuery.TEXT)
                .execute(Tuple.of("default", 1L, record.scenario(), record.plan(), "host", record.object())));
    }

    private void timed(String name, Supplier<Uni<?>> work) {
        long start = System.nanoTime();
        work.get().await().indefinitely();
        long took = System.nanoTime() - start;
        if (round >= 0) {
            nanos.computeIfAbsent(name, known -> new long[rounds])[round] = took;
        }
    }

    private void print() {
        System.out.printf("%d rounds after %d to warm up, ms%n%-36s %8s %8s%n", rounds, WARM_UP, "", "median", "p99");
        nanos.forEach((name, took) -> {
            Arrays.sort(took);
            System.out.printf("%-36s %8.3f %8.3f%n", name, median(took) / 1e6, took[(int) (took.length * 0.99)] / 1e6);
        });
        for (var verdict : new String[] {REFUSED, ALLOWED}) {
            System.out.printf(
                    "%s: %.1f times an empty transaction, %.1f times one that writes a row%n",
                    verdict, ratio(verdict, EMPTY), ratio(verdict, ROW));
        }
    }

    private double ratio(String one, String other) {
        return (double) median(nanos.get(one)) / median(nanos.get(other));
    }

    private static long median(long[] sorted) {
        return sorted[sorted.length / 2];
    }

    private void explain() {
        world.event(1, "h-1");
        world.pool()
                .withTransaction(transaction -> transaction
                        .query("set local plan_cache_mode = force_generic_plan; set local jit = off")
                        .execute()
                        .chain(() -> transaction
                                .preparedQuery("explain (analyze, buffers) " + SituationQuery.TEXT)
                                .execute(Tuple.of("default", 1L, HealingWorld.SCENARIO, CLEAN, "host", "h-1")))
                        .invoke(rows -> rows.forEach(row -> System.out.println(row.getString(0)))))
                .await()
                .indefinitely();
    }
}
