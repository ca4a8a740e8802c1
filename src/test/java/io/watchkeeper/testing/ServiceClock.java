package io.watchkeeper.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

/** The clock of every booted test: the system's, until a test sets it. Whoever sets it calls {@link #release} afterwards. */
@Mock
@Singleton
public class ServiceClock extends Clock {
    private volatile Optional<Instant> standing = Optional.empty();

    /** From now on time stands still there. */
    public void set(Instant instant) {
        standing = Optional.of(instant);
    }

    /** Time jumps, and stands still. */
    public void advance(Duration duration) {
        set(instant().plus(duration));
    }

    public void release() {
        standing = Optional.empty();
    }

    @Override
    public Instant instant() {
        return standing.orElseGet(() -> Clock.systemUTC().instant());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
