package io.watchkeeper.plan.operation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Of this machine, whatever becomes of its clock. */
enum RealTime implements WaitOperation.Time {
    INSTANCE;

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
