package io.watchkeeper.launch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Asks the database for the time, and tells whose machine has another. */
@Singleton
class ClockKeeping {
    private static final int FIRST_OF_ALL = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration AT_START = Duration.ofSeconds(10);
    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);

    private final Pool pool;
    private final DatabaseClock clock;
    private boolean said;

    ClockKeeping(Pool pool, DatabaseClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    void start(@Observes @Priority(FIRST_OF_ALL) StartupEvent started, MeterRegistry metrics) {
        TimeGauge.builder("watchkeeper.clock.drift", clock, TimeUnit.MILLISECONDS, it -> it.drift()
                        .toMillis())
                .description("How far this machine's clock is ahead of the database's, which is the one that counts")
                .register(metrics);
        // nothing may be due before the time is known
        ask(AT_START).await().indefinitely();
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return ask(PATIENCE);
    }

    private Uni<Void> ask(Duration patience) {
        return Uni.createFrom()
                .deferred(() -> pool.withConnection(this::tell))
                // an answer that took longer says too little
                .ifNoItem()
                .after(patience)
                .fail()
                .invoke(this::say)
                .onFailure()
                .invoke(failed -> Log.debugf("The time goes on without the database's: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** What it took to get the connection is not part of the way. */
    private Uni<Void> tell(SqlConnection connection) {
        var askedAt = System.nanoTime();
        return connection
                .query("select clock_timestamp()")
                .execute()
                .invoke(rows ->
                        clock.told(rows.iterator().next().getOffsetDateTime(0).toInstant(), askedAt))
                .replaceWithVoid();
    }

    private void say() {
        var far = clock.drift().abs().compareTo(WORTH_SAYING) > 0;
        if (far && !said) {
            Log.warnf(
                    "The clock of this machine is %s ahead of the database's. The database's counts; correct the machine's,"
                            + " as logs and sign-ins by OIDC go by it",
                    clock.drift());
        }
        said = far;
    }
}
