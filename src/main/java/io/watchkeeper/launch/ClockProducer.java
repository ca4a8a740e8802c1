package io.watchkeeper.launch;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one place where the service learns the time; tests put a settable clock in its place. */
public class ClockProducer {
    @Produces
    @Singleton
    DatabaseClock clock() {
        return new DatabaseClock(Clock.systemUTC(), System::nanoTime);
    }
}
