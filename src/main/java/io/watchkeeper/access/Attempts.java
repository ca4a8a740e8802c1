package io.watchkeeper.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody tried of late: a few attempts are free, then each must wait twice as long as the one before.
 *
 * <p>An attempt counts when it begins and is struck out when it succeeds, so guesses sent side by side gain nothing.
 *
 * @param openAt when the next may begin
 */
record Attempts(int count, Instant lastAt, Instant openAt) {
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final int FREE = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Of who tried nothing yet. */
    static Attempts none(Instant now) {
        return new Attempts(0, now, now);
    }

    /** How long the next attempt has to wait; empty where it may begin. A clock that was set back keeps nobody out. */
    Optional<Duration> wait(Instant now) {
        Duration wait = Duration.between(now, openAt);
        return wait.isNegative() || wait.isZero() || wait.compareTo(LONGEST_WAIT) > 0
                ? Optional.empty()
                : Optional.of(wait);
    }

    /** With one more, that begins now. */
    Attempts begun(Instant now) {
        int number = lastAt.plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : count + 1;
        return new Attempts(number, now, now.plus(waitAfter(number)));
    }

    private static Duration waitAfter(int number) {
        if (number < FREE) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(number - FREE, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
