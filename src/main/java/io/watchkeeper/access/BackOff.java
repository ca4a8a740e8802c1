package io.watchkeeper.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses: a few attempts are free, then each must wait twice as long as the one before.
 *
 * <p>An attempt counts when it begins and is struck out when it succeeds, so guesses sent side by side gain nothing.
 */
final class BackOff {
    private static final int FREE_ATTEMPTS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Begins an attempt. Not empty: it may not be made yet, and how long it must wait. */
    synchronized Optional<Duration> begin(String who, Instant now) {
        Attempts before = attempts.getOrDefault(who, Attempts.NONE);
        if (now.isBefore(before.openAt())) {
            return Optional.of(Duration.between(now, before.openAt()));
        }
        int count = before.lastAt().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : before.count() + 1;
        attempts.put(who, new Attempts(count, now, now.plus(waitAfter(count))));
        return Optional.empty();
    }

    synchronized void succeeded(String who) {
        attempts.remove(who);
    }

    private static Duration waitAfter(int count) {
        if (count < FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE_ATTEMPTS, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private record Attempts(int count, Instant lastAt, Instant openAt) {
        static final Attempts NONE = new Attempts(0, Instant.EPOCH, Instant.EPOCH);
    }
}
