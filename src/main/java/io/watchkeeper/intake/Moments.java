package io.watchkeeper.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads the instants of a post, and knows which ones cannot be meant. */
final class Moments {
    /** What Go writes for a time that was never set: Alertmanager's endsAt of a firing alert. */
    static final Instant GO_ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private Moments() {}

    /** RFC 3339 with any offset. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Before 2000, or more than a day ahead of this service's clock. */
    static boolean isFar(Instant moment, Instant now) {
        return moment.isBefore(EARLIEST) || moment.isAfter(now.plus(CLOCK_SKEW));
    }

    /** The range that {@link #isFar} leaves, in words for an answer. */
    static String allowed(Instant now) {
        return EARLIEST + " to " + now.plus(CLOCK_SKEW);
    }
}
