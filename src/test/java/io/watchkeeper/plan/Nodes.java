package io.watchkeeper.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.plan.RunWishes.Wisher;
import io.watchkeeper.plan.machine.Happening;
import io.watchkeeper.plan.machine.RunState;
import io.watchkeeper.rulebook.NodeName;
import io.watchkeeper.testing.MigratedDatabase;

/** Nodes that look after runs on one real PostgreSQL, without the rest of the service. */
final class Nodes implements AutoCloseable {
    /** Far longer than a busy machine makes a test wait for anything. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MigratedDatabase database = MigratedDatabase.start();
    private final RunStore store = new RunStore();
    private final RunStarts starts = new RunStarts(Settings.USUAL);

    /** One node; its operations are a fake. */
    final class Node implements AutoCloseable {
        private final ScriptedOperations operations = new ScriptedOperations();
        private final PlanRuns runs;
        private volatile boolean dead;

        Node(String name, Settings config) {
            var node = new NodeName(Optional.of(name));
            runs = new PlanRuns(new RunParts(
                    database.pool(),
                    store,
                    new RunLeases(database.pool(), node, config, store),
                    new TransitionQueue(database.pool(), new RunTransitions(node, config)),
                    new RunOutput(database.pool()),
                    operations,
                    config));
        }

        ScriptedOperations operations() {
            return operations;
        }

        void step() {
            if (!dead) {
                runs.step().await().atMost(PATIENCE);
            }
        }

        /** As SIGTERM: returns once it has told what it can. */
        void leave() {
            dead = true;
            runs.leave();
        }

        /** As kill -9: what it does is cut off, and it says nothing more. */
        void kill() {
            dead = true;
            runs.close();
        }

        @Override
        public void close() {
            kill();
        }
    }

    Node node(String name) {
        return new Node(name, Settings.USUAL);
    }

    /** One that waits for hardly anything when it is asked to stop. */
    Node impatient(String name) {
        return new Node(name, new Settings(LONG, BRIEF));
    }

    /** As if its node had not been heard of for too long. */
    void leaseOver(long run) {
        execute("update plan_run set lease_until = now() - interval '1 second' where id = " + run);
    }

    /** On its way to the store, as that of one node. */
    TransitionQueue queue() {
        var transitions = new RunTransitions(new NodeName(Optional.of("queue")), Settings.USUAL);
        return new TransitionQueue(database.pool(), transitions);
    }

    RunStart start(PlannedRun run) {
        var origin = new RunOrigin(
                RunOrigin.Trigger.MANUAL, "default", Optional.empty(), "li", "li", Optional.empty(), Optional.empty());
        return database.pool()
                .withTransaction(transaction -> starts.start(transaction, run, origin))
                .await()
                .atMost(PATIENCE);
    }

    long started(PlannedRun run) {
        return ((RunStart.Started) start(run)).run();
    }

    StoredRun find(long run) {
        return store.find(database.pool(), Set.of("default"), run)
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    RunState state(long run) {
        return find(run).progress().state(find(run).layout());
    }

    void wish(long run, Happening wish) {
        var wishes = new RunWishes(
                store,
                new RunTransitions(new NodeName(Optional.of("other")), Settings.USUAL),
                new RollBacks(Settings.USUAL));
        var found = find(run);
        database.pool()
                .withTransaction(transaction -> wishes.carryOut(transaction, found, wish, new Wisher("li", "li")))
                .await()
                .atMost(PATIENCE);
    }

    /** Lets the nodes look until the run is as it is waited for. */
    StoredRun until(long run, Predicate<StoredRun> reached, Node... nodes) {
        long over = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < over) {
            for (var node : nodes) {
                node.step();
            }
            var found = find(run);
            if (reached.test(found)) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError("it stays " + find(run).progress());
    }

    StoredRun until(long run, RunState state, Node... nodes) {
        return until(run, found -> found.progress().state(found.layout()) == state, nodes);
    }

    /** Lets the nodes look until none of them looks after the run any more. */
    void untilFree(long run, Node... nodes) {
        long over = System.nanoTime() + PATIENCE.toNanos();
        while (!free(run)) {
            if (System.nanoTime() > over) {
                throw new AssertionError("somebody looks after it still");
            }
            for (var node : nodes) {
                node.step();
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    List<RunRow> listed(RunFilter filter) {
        return new RunHistory(database.pool())
                .list(Set.of("default"), filter, filter.limit())
                .await()
                .atMost(PATIENCE);
    }

    List<String> lines(long run) {
        return new RunOutput(database.pool())
                .last(run, 100).await().atMost(PATIENCE).stream()
                        .map(RunOutput.Line::text)
                        .toList();
    }

    long locks() {
        return count("target_lock");
    }

    /** Whether any node may take it up at once. */
    boolean free(long run) {
        return count("plan_run where lease_until is null and wake_at <= now() and id = " + run) == 1;
    }

    private long count(String from) {
        return database.pool()
                .query("select count(*) as found from " + from)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("found");
    }

    void execute(String sql) {
        database.execute(sql);
    }

    @Override
    public void close() {
        database.close();
    }

    private record Settings(Duration lease, Duration stopWithin) implements RunConfig {
        static final Settings USUAL = new Settings(LONG, LONG);

        @Override
        public String lookEvery() {
            return "off";
        }

        @Override
        public int atOnce() {
            return 8;
        }

        @Override
        public int callsAtOnce() {
            return 4;
        }

        @Override
        public Duration within() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration confirmWithin() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration rollBackWithin() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration reviewFor() {
            return Duration.ofMinutes(15);
        }

        @Override
        public int outputLines() {
            return 5;
        }
    }
}
