package io.watchkeeper.intake;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Forgets rejected members once their sender has had time to be mended. Apart from the resource: nobody is signed in on a schedule, and its roles would refuse. */
@Singleton
class RejectedRetention {
    private final RejectedSignals rejected;
    private final Clock clock;
    private final IntakeConfig config;

    RejectedRetention(RejectedSignals rejected, Clock clock, IntakeConfig config) {
        this.rejected = rejected;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return rejected.forget(clock.instant().minus(config.rejectedKeptFor()))
                .invoke(count -> Log.debugf("%d rejected members forgotten", count))
                .onFailure()
                .invoke(failure -> Log.warnf("Old rejected members are forgotten in an hour: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
