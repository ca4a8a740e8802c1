package io.watchkeeper.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Records what was tried in vain. The first of a kind from an address is recorded at once, those that follow within a minute as one entry with their
 * number; beyond so many addresses they share one. So whoever guesses leaves a trace, and fills no disk.
 */
@Singleton
class FailedAttempts {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_APART = 60;
    private static final Duration TO_STOP = Duration.ofSeconds(2);
    private static final String ELSEWHERE = "many addresses";

    private final Pool pool;
    private final Clock clock;
    private final Map<Attempt, Long> repeated = new LinkedHashMap<>();
    private Instant windowEnds = Instant.MIN;

    FailedAttempts(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What was tried, where it was known: who, in which workspace, on what. */
    record Attempt(String workspace, String actor, String action, String target, String address) {
        Attempt amongMany() {
            return new Attempt(workspace, "nobody", action, "", ELSEWHERE);
        }
    }

    /** Never fails: an attempt is refused also where it cannot be recorded. */
    Uni<Void> note(Attempt attempt) {
        Instant now = clock.instant();
        List<AuditEntry> due = count(attempt, now);
        return write(due);
    }

    /** What was counted in a window that nothing followed. */
    @Scheduled(every = "1m", delayed = "1m")
    Uni<Void> close() {
        return write(closed(clock.instant()));
    }

    /** A restart in between loses no number. */
    void stop(@Observes ShutdownEvent stopping) {
        write(all(clock.instant()))
                .ifNoItem()
                .after(TO_STOP)
                .recoverWithUni(Uni.createFrom().voidItem())
                .await()
                .indefinitely();
    }

    private synchronized List<AuditEntry> count(Attempt attempt, Instant now) {
        List<AuditEntry> due = new ArrayList<>(closed(now));
        if (repeated.containsKey(attempt)) {
            repeated.merge(attempt, 1L, Long::sum);
        } else if (repeated.size() < MOST_APART) {
            repeated.put(attempt, 0L);
            due.add(entry(attempt, now, 1));
        } else {
            repeated.merge(attempt.amongMany(), 1L, Long::sum);
        }
        return due;
    }

    private synchronized List<AuditEntry> closed(Instant now) {
        return now.isBefore(windowEnds) && !now.isBefore(windowEnds.minus(WINDOW)) ? List.of() : all(now);
    }

    private synchronized List<AuditEntry> all(Instant now) {
        List<AuditEntry> due = repeated.entrySet().stream()
                .filter(counted -> counted.getValue() > 0)
                .map(counted -> entry(counted.getKey(), now, counted.getValue()))
                .toList();
        repeated.clear();
        windowEnds = now.plus(WINDOW);
        return due;
    }

    private static AuditEntry entry(Attempt attempt, Instant now, long times) {
        return AuditEntry.of(
                        attempt.workspace(),
                        now,
                        attempt.actor(),
                        attempt.action(),
                        attempt.target(),
                        Map.of("times", times))
                .from(Optional.of(attempt.address()));
    }

    private Uni<Void> write(List<AuditEntry> due) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (AuditEntry entry : due) {
            all = all.chain(() -> AuditLog.write(pool, entry));
        }
        return all.onFailure()
                .invoke(failure -> Log.debugf(failure, "Failed attempts were not recorded"))
                .onFailure()
                .recoverWithNull();
    }
}
