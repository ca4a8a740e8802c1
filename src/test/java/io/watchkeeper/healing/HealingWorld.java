package io.watchkeeper.healing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgConnectOptions;
import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.object.KnownObjects;
import io.watchkeeper.object.change.OpenChanges;
import io.watchkeeper.plan.StartsOfTests;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.store.BulkWrite;
import io.watchkeeper.testing.MigratedDatabase;

/** Self-heal on a real PostgreSQL, with as many nodes as a test likes and the rules that are shipped; plans have one step that a person does. */
final class HealingWorld implements AutoCloseable {
    static final String SCENARIO = "HOST-DISK-SPACE";
    static final String CLEAN = "DISK-CLEAN";
    static final String RESTART = "SERVICE-RESTART";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Rulebook RULEBOOK = rulebook();

    final MigratedDatabase database = MigratedDatabase.start();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = asTheService(database.options(), vertx);

    /** The service's connections: the long statement of the guards is prepared once a connection. */
    private static Pool asTheService(PgConnectOptions options, Vertx vertx) {
        return PgBuilder.pool()
                .connectingTo(options.setCachePreparedStatements(true).setPreparedStatementCacheSqlLimit(64 * 1024))
                .using(vertx)
                .build();
    }

    private static Rulebook rulebook() {
        var files = new TreeMap<>(BuiltInRules.content().files());
        for (var plan : List.of(CLEAN, RESTART)) {
            files.put(
                    "plans/" + plan + ".yaml",
                    """
                    code: %s
                    name: {en: Plan, zh: 预案}
                    description: {en: For tests, zh: 测试用}
                    tier: %d
                    steps:
                      - {en: Do it, zh: 执行}
                    """
                            .formatted(plan, plan.equals(CLEAN) ? 1 : 2));
        }
        return RulebookCompiler.compile(1, new RulebookContent(files));
    }

    /** What may go wrong when a node starts a run: it gets what is to be written, and gives what is. */
    interface Starting extends UnaryOperator<List<BulkWrite>> {}

    HealWatch node() {
        return node(start -> start, "PT0S");
    }

    HealWatch node(Starting starting, String waitStep) {
        return parts(starting, waitStep).watch();
    }

    /** What a node is made of. */
    record Parts(HealRecords records, HealSteps steps, HealWatch watch) {}

    Parts parts(Starting starting, String waitStep) {
        var config = StartsOfTests.mapped(HealingConfig.class, Map.of("watchkeeper.healing.wait-step", waitStep));
        var live = new LiveRulebook(null, null, null, null) {
            @Override
            public Rulebook current() {
                return RULEBOOK;
            }
        };
        var runs = new HealRuns(StartsOfTests.starts()) {
            @Override
            List<BulkWrite> writes(HealRow record, PlannedRun run) {
                return starting.apply(super.writes(record, run));
            }
        };
        var changes = new OpenChanges(pool(), new KnownObjects(), Clock.systemUTC());
        var records = new HealRecords(new HealTimeline(new HealNotices()), config);
        var decisions = new HealDecisions(new HealSituations(changes), runs, records, live, config);
        var steps = new HealSteps(pool(), records, decisions);
        return new Parts(records, steps, new HealWatch(pool(), records, steps, live));
    }

    Pool pool() {
        return pool;
    }

    static void step(HealWatch... nodes) {
        var all = new ArrayList<Uni<Void>>();
        for (var node : nodes) {
            all.add(node.step());
        }
        Uni.join().all(all).andFailFast().await().atMost(PATIENCE);
    }

    void sql(String sql, Object... values) {
        database.execute(sql.formatted(values));
    }

    List<Row> rows(String sql, Object... values) {
        return StreamSupport.stream(
                        pool().query(sql.formatted(values))
                                .execute()
                                .await()
                                .atMost(PATIENCE)
                                .spliterator(),
                        false)
                .toList();
    }

    long count(String sql, Object... values) {
        return rows("select count(*) as n " + sql, values).get(0).getLong("n");
    }

    void mode(HealMode mode, String plan) {
        sql(
                """
                insert into heal_scenario (workspace, scenario, mode, plan, mode_since, changed_by, changed_at)
                values ('default', '%s', '%s', '%s', now() - interval '1 hour', 'ada', now())
                on conflict (workspace, scenario) do update set mode = excluded.mode, plan = excluded.plan""",
                SCENARIO, mode, plan);
    }

    /** An event that has fired for a minute, last heard of ten seconds ago. */
    void event(long id, String object) {
        sql(
                """
                insert into risk_event (id, workspace, key, version, scenario, title, object_kind, object_name, application, environment, source, grade,
                    grade_rank, grade_reason, state, signal, occurrences, deliveries, firing, rulebook_version, first_occurred_at, last_occurred_at, opened_at)
                values (%d, 'default', gen_random_uuid(), 1, '%s', 'Disk', 'host', '%s', '', 'production', 'test', 'HIGH', 1, '{}', 'DISCOVERED', 'FIRING',
                    1, 1, 1, 1, now() - interval '60 s', now() - interval '60 s', now() - interval '60 s')""",
                id, SCENARIO, object);
        sql(
                """
                insert into journal (received_at, signal_id, workspace, event_id, source, envelope, rulebook_version)
                values (now() - interval '60 s', %d, 'default', %d, 'test', '{}', 1)""",
                id, id);
        sql(
                """
                insert into signal (key, id, event_id, outcome, deliveries, first_seen_at, last_seen_at)
                values (gen_random_uuid(), %d, %d, 'OPEN', 2, now() - interval '60 s', now() - interval '10 s')""",
                id, id);
    }

    void host(String name, String group) {
        sql(
                """
                insert into managed_object (workspace, kind, name, application, site, redundancy_group, state, created_at, updated_at, updated_by)
                values ('default', 'host', '%s', 'shop', 'east', '%s', 'CONFIRMED', now(), now(), 'ada')""",
                name, group);
    }

    void resolve(long event) {
        sql(
                "update risk_event set signal = 'RESOLVED', firing = 0, resolved_at = now(), version = version + 1 where id = %d",
                event);
    }

    /** @param standing of one of its steps */
    void needsPerson(String run, String standing) {
        sql("update plan_run set state = 'NEEDS_PERSON' where id = %s", run);
        sql(
                "insert into plan_run_part (run_id, workspace, part, standing, attempt, failures, done, outputs, why, changed_at)"
                        + " select id, workspace, 'step', '%s', 1, 0, 0, '{}', '', now() from plan_run where id = %s",
                standing, run);
    }

    /** As the executor of runs ends one. */
    void end(String run, String state) {
        sql("update plan_run set state = '%s', ended_at = now(), wake_at = null where id = %s", state, run);
        sql("delete from target_lock where run_id = %s", run);
    }

    /** So long ago happened what happened so far. */
    void later(Duration by) {
        long seconds = by.toSeconds();
        sql(
                "update heal_record set created_at = created_at - interval '%d s', started_at = started_at - interval '%d s', ended_at = ended_at - interval '%d s',"
                        + " held_at = held_at - interval '%d s', due_at = due_at - interval '%d s'",
                seconds, seconds, seconds, seconds, seconds);
        sql(
                "update plan_run set created_at = created_at - interval '%d s', started_at = started_at - interval '%d s', ended_at = ended_at - interval '%d s'",
                seconds, seconds, seconds);
    }

    HealRow record(long event) {
        return HealRow.of(
                rows("select * from heal_record where event_id = %d", event).get(0));
    }

    /** The guards that do not let it pass, such as {@code G12 REFUSE}. */
    List<String> stops(long event) {
        return HealRecordView.of(record(event)).guards().stream()
                .filter(HealRecordView.GuardView::stops)
                .map(guard -> guard.guard() + " " + guard.verdict())
                .toList();
    }

    /** Due now, whatever was to be waited for. */
    void hurry() {
        sql("update heal_record set due_at = now() - interval '1 s' where due_at is not null");
    }

    /** As a person answers all that is held. */
    void answer(boolean yes) {
        sql(
                yes
                        ? "update heal_record set answer = 'APPROVED', answered_by = 'ada', answered_at = now(), state = 'WAITING', due_at = now()"
                                + " where state = 'HOLDING'"
                        : "update heal_record set answer = 'REJECTED', answered_by = 'ada', answered_at = now(), state = 'REJECTED', due_at = null"
                                + " where state = 'HOLDING'");
    }

    /** Nothing has happened yet; the objects stay. */
    void clear() {
        sql(
                "truncate risk_event, event_entry, journal, signal, heal_record, heal_notice, heal_breaker, heal_turn, kill_switch, plan_run cascade");
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
        database.close();
    }
}
