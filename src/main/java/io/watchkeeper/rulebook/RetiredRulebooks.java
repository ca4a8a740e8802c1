package io.watchkeeper.rulebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import io.watchkeeper.decision.Rulebook;

/** Rulebooks that nobody is given any more, closed once those who still hold them must be done. */
@Singleton
public class RetiredRulebooks {
    /** A batch may take two seconds, a replay of a long event a few more. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Retired> waiting = new ArrayDeque<>();

    private record Retired(Rulebook rulebook, Instant closeAt) {}

    public RetiredRulebooks(Clock clock) {
        this.clock = clock;
    }

    public synchronized void add(Rulebook rulebook) {
        waiting.add(new Retired(rulebook, clock.instant().plus(GRACE)));
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void close() {
        var now = clock.instant();
        while (!waiting.isEmpty() && !waiting.peek().closeAt().isAfter(now)) {
            waiting.remove().rulebook().close();
        }
    }
}
