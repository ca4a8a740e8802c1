package io.watchkeeper.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.event.EventStore;
import io.watchkeeper.event.TriedPlans;
import io.watchkeeper.object.KnownObjects;
import io.watchkeeper.object.change.OpenChanges;

/** What of the journal one node has, so that a test may have two on one database. */
final class Node implements AutoCloseable {
    private static final Settings SETTINGS =
            new Settings(Signals.NOON.plusSeconds(3600), Duration.ofHours(1), Duration.ofMinutes(10));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final DecisionWorkers workers;
    private final BatchDecision.Parts parts;

    Node(Pool pool) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(JournalConfig.class)
                .build()
                .getConfigMapping(JournalConfig.class);
        var events = new EventStore();
        var traces = new Traces();
        var journal = new JournalStore(events, new SeriesStore(), traces);
        workers = new DecisionWorkers(config);
        parts = new BatchDecision.Parts(
                new HotConnections(pool),
                journal,
                events,
                workers,
                new IdSupply(new HotConnections(pool), journal),
                traces,
                new JournalMetrics(metrics, workers),
                new OpenChanges(pool, new KnownObjects(), Clock.systemUTC()),
                new TriedPlans(pool),
                new Nobody(),
                new Turns());
    }

    CompletableFuture<List<SignalOutcome>> decide(List<Incoming> batch) {
        return new BatchDecision(parts, BuiltInRules.rulebook(), SETTINGS)
                .decide(batch.stream().map(Candidate::of).toList())
                .subscribeAsCompletionStage();
    }

    /** How often a batch lost a race, and was decided again. */
    long moved() {
        return (long) metrics.counter("watchkeeper.journal.moved").count();
    }

    @Override
    public void close() {
        workers.close();
    }

    private static final class Nobody implements Onlooker {
        @Override
        public boolean looks() {
            return false;
        }

        @Override
        public void decided(Rulebook by, List<Signal> signals) {
            throw new UnsupportedOperationException("nobody looks on");
        }
    }
}
