package io.watchkeeper.journal;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.rulebook.LiveRulebook;

/** What the journal does by itself: partitions ahead of time, old rows dropped, undecided signals tried again. */
@Singleton
class Upkeep {
    private static final int BEFORE_REQUESTS = 100;
    private static final Duration AT_START = Duration.ofSeconds(30);

    private final JournalRetention retention;
    private final UndecidedSignals undecided;
    private final LiveRulebook rulebooks;
    private final Timing timing;

    Upkeep(JournalRetention retention, UndecidedSignals undecided, LiveRulebook rulebooks, Timing timing) {
        this.retention = retention;
        this.undecided = undecided;
        this.rulebooks = rulebooks;
        this.timing = timing;
    }

    void start(@Observes @Priority(BEFORE_REQUESTS) StartupEvent started) {
        retention.makePartitions(timing.clock().instant()).await().atMost(AT_START);
    }

    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keepJournal() {
        var now = timing.clock().instant();
        return retention
                .makePartitions(now)
                .flatMap(made ->
                        retention.dropOld(now, timing.journal().retain()).map(dropped -> made && dropped))
                .invoke(done -> {
                    if (!done) {
                        Log.info("A backup or a long query holds the journal: its partitions are seen to in six hours");
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.error("The journal's upkeep failed and is tried again in six hours", failure));
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> decideUndecided() {
        return rulebooks.version().isEmpty()
                ? Uni.createFrom().voidItem()
                : undecided
                        .decideAgain(rulebooks.current(), timing.settings())
                        .onFailure()
                        .invoke(failure -> Log.debugf(failure, "Undecided signals are tried again in ten seconds"))
                        .onFailure()
                        .recoverWithNull();
    }
}
