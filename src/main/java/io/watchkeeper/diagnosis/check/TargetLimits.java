package io.watchkeeper.diagnosis.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.watchkeeper.decision.diagnosis.CheckKind;

/** How much this node asks at once: of a target, and in a way. A target that does not answer is left alone for a while, so that a storm does not finish it off. */
final class TargetLimits {
    private final Settings settings;
    private final Clock clock;
    private final Map<CheckKind, Semaphore> kinds = new EnumMap<>(CheckKind.class);
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    record Settings(int perTarget, int perKind, int failures, Duration pause) {}

    TargetLimits(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        for (var kind : CheckKind.values()) {
            kinds.put(kind, new Semaphore(settings.perKind(), true));
        }
    }

    private static final class Target {
        private final Semaphore room;
        private int failures;
        private Optional<Instant> until = Optional.empty();

        Target(int room) {
            this.room = new Semaphore(room, true);
        }

        private synchronized Optional<Instant> paused(Instant now) {
            return until.filter(now::isBefore);
        }

        private synchronized void answered(boolean missing, Settings settings, Instant now) {
            failures = missing ? failures + 1 : 0;
            if (failures >= settings.failures()) {
                until = Optional.of(now.plus(settings.pause()));
                // one check is let through after the pause: the next failure begins another
                failures = settings.failures() - 1;
            }
        }
    }

    /** What a check does once it has room. */
    interface Work {
        Answer run() throws InterruptedException;
    }

    /**
     * @param target name of who is asked, workspace included
     * @param patience how long to wait for room
     */
    Answer within(CheckKind kind, String target, Duration patience, Work work) throws InterruptedException {
        var asked = target(target);
        var paused = asked.paused(clock.instant());
        if (paused.isPresent()) {
            return Answer.none(
                    "left alone until " + paused.get() + ", as it did not answer " + settings.failures() + " times");
        }
        long until = System.nanoTime() + patience.toNanos();
        if (!asked.room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return Answer.none("too many other checks ask the same target");
        }
        try {
            if (!kinds.get(kind).tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return Answer.none("too many other checks of this kind are under way");
            }
            try {
                return done(asked, work);
            } finally {
                kinds.get(kind).release();
            }
        } finally {
            asked.room.release();
        }
    }

    /**
     * The same where there is room at once that nobody else waits for.
     *
     * @return empty where there is none, or the target is left alone: nothing was done
     */
    Optional<Answer> atOnce(CheckKind kind, String target, Work work) throws InterruptedException {
        var asked = target(target);
        var way = kinds.get(kind);
        if (asked.paused(clock.instant()).isPresent() || !free(asked.room)) {
            return Optional.empty();
        }
        try {
            if (!free(way)) {
                return Optional.empty();
            }
            try {
                return Optional.of(done(asked, work));
            } finally {
                way.release();
            }
        } finally {
            asked.room.release();
        }
    }

    private static boolean free(Semaphore room) {
        return !room.hasQueuedThreads() && room.tryAcquire();
    }

    private Answer done(Target asked, Work work) throws InterruptedException {
        var answer = work.run();
        asked.answered(answer.missing(), settings, clock.instant());
        return answer;
    }

    private Target target(String name) {
        return targets.computeIfAbsent(name, unknown -> new Target(settings.perTarget()));
    }
}
