package io.watchkeeper.plan;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.plan.machine.Planned;
import io.watchkeeper.plan.operation.Operations;
import io.watchkeeper.plan.operation.Outcome;
import io.watchkeeper.rulebook.NodeName;
import io.watchkeeper.testing.MigratedDatabase;

/** How many steps a second one node carries out that do nothing, each stored before it is acted on, beside the claiming of fifty rows a transaction. */
final class RunBench {
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** As the service looks. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final int STEPS = 10;
    /** Runs that wait for a node, besides those that it looks after. */
    private static final int WAITING = 64;

    private final MigratedDatabase database = MigratedDatabase.start();
    private final AtomicLong steps = new AtomicLong();
    private final RunConfig config = StartedRuns.config();
    private final Pool pool = pool(database.options());
    private final PlanRuns runs = new PlanRuns(parts());
    private final PlannedRun chain = Planned.run(chain());
    private final ProcessHandle postgres = postgres();

    private RunBench() {}

    /** @param arguments seconds of each part, 20 where nobody says */
    public static void main(String[] arguments) {
        var seconds = Duration.ofSeconds(arguments.length == 0 ? 20 : Long.parseLong(arguments[0]));
        new RunBench().measure(seconds);
        System.exit(0);
    }

    private void measure(Duration part) {
        System.out.printf(
                Locale.ROOT,
                "%d cores, runs of %d steps in series, %d at once%n",
                MACHINE.getAvailableProcessors(),
                STEPS,
                config.atOnce());
        carryOut(part);
        var alone = told("steps", part, steps::get, this::carryOut);
        double limit;
        try (var claims = new ClaimLoop(database, part)) {
            limit = told("rows claimed, 50 a time", part, claims::claimed, claims::work);
        }
        try (var claims = new ClaimLoop(database, part)) {
            var claiming = new Thread(() -> claims.work(part));
            claiming.start();
            told("steps beside claims", part, steps::get, this::carryOut);
            System.out.printf(Locale.ROOT, "  meanwhile %,.0f rows claimed/s%n", claims.claimed() / seconds(part));
        }
        System.out.printf(Locale.ROOT, "steps / rows claimed: %.3f%n", alone / limit);
    }

    private interface Part {
        void work(Duration time);
    }

    /** @return how many a second */
    private double told(String what, Duration part, LongSupplier count, Part work) {
        double load = MACHINE.getSystemLoadAverage();
        long before = count.getAsLong();
        long own = MACHINE.getProcessCpuTime();
        long theirs = postgresCpu();
        long begun = System.nanoTime();
        work.work(part);
        double took = (System.nanoTime() - begun) / 1e9;
        long done = count.getAsLong() - before;
        System.out.printf(
                Locale.ROOT,
                "%-24s %,8.0f a second; CPU each: %.0f µs here, %.0f µs PostgreSQL; load average before %.1f%n",
                what,
                done / took,
                (MACHINE.getProcessCpuTime() - own) / 1e3 / done,
                (postgresCpu() - theirs) / 1e3 / done,
                load);
        return done / took;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private void carryOut(Duration time) {
        long over = System.nanoTime() + time.toNanos();
        var filling = new Thread(() -> {
            while (System.nanoTime() < over) {
                fill();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        filling.start();
        while (System.nanoTime() < over) {
            runs.step().await().atMost(PATIENCE);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void fill() {
        long waiting = number("select count(*) from plan_run where wake_at is not null and owner is null");
        var starts = new RunStarts(config);
        var origin = new RunOrigin(
                RunOrigin.Trigger.MANUAL,
                "default",
                Optional.empty(),
                "bench",
                "bench",
                Optional.empty(),
                Optional.empty());
        if (waiting < WAITING) {
            pool.withTransaction(transaction -> {
                        var started = starts.start(transaction, chain, origin);
                        for (int i = 1; i < WAITING; i++) {
                            started = started.chain(() -> starts.start(transaction, chain, origin));
                        }
                        return started;
                    })
                    .await()
                    .atMost(PATIENCE);
        }
    }

    private static Planned.Made[] chain() {
        List<Planned.Made> chain = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            chain.add(i == 0 ? Planned.step("s0") : Planned.step("s" + i, "s" + (i - 1)));
        }
        return chain.toArray(Planned.Made[]::new);
    }

    private RunParts parts() {
        var node = new NodeName(Optional.of("bench"));
        var store = new RunStore();
        Operations empty = (workspace, call, key, within, output) -> {
            steps.incrementAndGet();
            return new Outcome.Done(new TreeMap<>());
        };
        return new RunParts(
                pool,
                store,
                new RunLeases(pool, node, config, store),
                new TransitionQueue(pool, new RunTransitions(node, config)),
                new RunOutput(pool),
                empty,
                config);
    }

    /** As the service's, see application.properties. */
    private static Pool pool(PgConnectOptions options) {
        return PgBuilder.pool()
                .connectingTo(options.setCachePreparedStatements(true).setPipeliningLimit(16))
                .with(new PoolOptions().setMaxSize(16))
                .using(Vertx.vertx())
                .build();
    }

    private long number(String query) {
        return pool.query(query)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    /** Of which all its processes are children. */
    private ProcessHandle postgres() {
        return ProcessHandle.of(number("select pg_backend_pid()::bigint"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
    }

    private long postgresCpu() {
        return postgres.descendants()
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
