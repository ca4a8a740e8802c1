package io.watchkeeper.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.launch.DatabaseAddress;

/** Runs that are started as the guard rules start them: in a transaction of one's own, while nodes look after them. */
public final class StartedRuns implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final RunStarts starts = new RunStarts(config());

    public StartedRuns(DatabaseAddress address) {
        pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setDatabase(address.database())
                        .setUser(address.user())
                        .setPassword(address.password()))
                .using(vertx)
                .build();
    }

    /** The settings as they are where nobody sets any. */
    static RunConfig config() {
        return new SmallRyeConfigBuilder().withMapping(RunConfig.class).build().getConfigMapping(RunConfig.class);
    }

    /** @return the run's id */
    public String start(PlannedRun run) {
        var origin = new RunOrigin(
                RunOrigin.Trigger.SELF_HEAL,
                "default",
                Optional.empty(),
                "test",
                "test",
                Optional.empty(),
                Optional.empty());
        var started = pool.withTransaction(transaction -> starts.start(transaction, run, origin))
                .await()
                .atMost(Duration.ofSeconds(20));
        return Long.toString(((RunStart.Started) started).run());
    }

    /** The node that made a run's last call. */
    public String caller(String run) {
        return row("select node from plan_run_attempt where run_id = $1 order by started_at desc limit 1", run)
                .getString("node");
    }

    /** The node that looks after a run, or that did last; empty before the first. */
    public String owner(String run) {
        return row("select coalesce(owner, '') as owner from plan_run where id = $1", run)
                .getString("owner");
    }

    public String state(String run) {
        return row("select state from plan_run where id = $1", run).getString("state");
    }

    /** How many transitions it has made. */
    public int version(String run) {
        return row("select version::int from plan_run where id = $1", run).getInteger("version");
    }

    public long locks() {
        return row("select count(*) as locks from target_lock", Tuple.tuple()).getLong("locks");
    }

    private Row row(String query, String run) {
        return row(query, Tuple.of(Long.valueOf(run)));
    }

    private Row row(String query, Tuple values) {
        return pool.preparedQuery(query)
                .execute(values)
                .await()
                .atMost(Duration.ofSeconds(20))
                .iterator()
                .next();
    }

    /** A request through a connection, once. */
    public static PlannedStep request(String id, String connection, boolean idempotent, String... after) {
        var call = new OperationCall(
                id,
                OperationKind.HTTP,
                connection,
                List.of("POST", "/" + id),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                Duration.ofSeconds(20),
                idempotent);
        return new PlannedStep(
                id,
                new Sentence(id, id),
                new PlannedCall(call, new TreeMap<>(), 1),
                new TreeSet<>(List.of(after)),
                false,
                Optional.empty(),
                0,
                Duration.ofMillis(200),
                Optional.empty());
    }

    @Override
    public void close() {
        pool.close().await().atMost(Duration.ofSeconds(20));
        vertx.close().await().atMost(Duration.ofSeconds(20));
    }
}
