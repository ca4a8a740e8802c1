package io.watchkeeper.journal;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the running service measures of its hot path; the names are documented in docs/operations.md. */
@Singleton
class JournalMetrics {
    private final Counter decided;
    private final Counter duplicates;
    private final Counter undecided;
    private final Counter moved;
    private final DistributionSummary batch;
    private final Timer commit;

    JournalMetrics(MeterRegistry registry, DecisionWorkers workers) {
        decided = registry.counter("watchkeeper.signals.decided");
        duplicates = registry.counter("watchkeeper.signals.duplicate");
        undecided = registry.counter("watchkeeper.signals.undecided");
        moved = registry.counter("watchkeeper.journal.moved");
        batch = registry.summary("watchkeeper.journal.batch.size");
        commit = registry.timer("watchkeeper.journal.batch");
        registry.gauge("watchkeeper.decision.threads.lost", workers, DecisionWorkers::lostThreads);
    }

    void moved() {
        moved.increment();
    }

    void committed(List<SignalOutcome> outcomes, Duration took) {
        batch.record(outcomes.size());
        commit.record(took);
        for (var outcome : outcomes) {
            switch (outcome.kind()) {
                case DECIDED -> decided.increment();
                case DUPLICATE -> duplicates.increment();
                case UNDECIDED -> undecided.increment();
            }
        }
    }
}
