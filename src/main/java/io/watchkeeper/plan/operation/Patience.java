package io.watchkeeper.plan.operation;

import java.time.Duration;

/** How long to wait for something that the other side does in its own time, and whom to tell meanwhile. */
record Patience(Duration until, Output output) {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** @return false where the time is over */
    boolean another() throws InterruptedException {
        if (RealTime.INSTANCE.now().plus(BETWEEN).compareTo(until) > 0) {
            return false;
        }
        RealTime.INSTANCE.pause(BETWEEN);
        return true;
    }
}
