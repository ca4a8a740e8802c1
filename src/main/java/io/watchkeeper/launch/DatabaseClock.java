package io.watchkeeper.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The time of the database, so that all nodes have the same and none believes its own machine: what is due on one is due on all, whatever becomes of a machine's
 * clock. Between two answers of the database it goes on by the machine's count of nanoseconds, which no change of its clock touches.
 */
final class DatabaseClock extends Clock {
    /** Answers differ by the way that they took; time need not go to and fro with them. */
    private static final Duration MEANT = Duration.ofMillis(50);

    private final Clock machine;
    private final LongSupplier nanos;
    private volatile Told told;

    private record Told(Instant at, long nanos) {}

    DatabaseClock(Clock machine, LongSupplier nanos) {
        this.machine = machine;
        this.nanos = nanos;
        this.told = new Told(machine.instant(), nanos.getAsLong());
    }

    /** @param askedAt what the count of nanoseconds was when the database was asked */
    void told(Instant at, long askedAt) {
        var answeredAt = nanos.getAsLong();
        var now = at.plusNanos((answeredAt - askedAt) / 2);
        if (Duration.between(instant(), now).abs().compareTo(MEANT) > 0) {
            told = new Told(now, answeredAt);
        }
    }

    /** How far the machine's clock is ahead of the database's; negative where it is behind. */
    Duration drift() {
        return Duration.between(instant(), machine.instant());
    }

    @Override
    public Instant instant() {
        var last = told;
        return last.at().plusNanos(nanos.getAsLong() - last.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the service keeps time in UTC");
    }
}
