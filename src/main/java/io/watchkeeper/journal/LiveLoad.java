package io.watchkeeper.journal;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import jakarta.inject.Singleton;

/** How busy this node is with live signals, for work that gives way to them. */
@Singleton
public class LiveLoad {
    private static final long LATELY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long STEP_MILLIS = 2;
    /** Of the time that was worked, where live signals come: the work then has a quarter of one core. */
    private static final int REST_FOR_WORK = 3;

    private volatile IntSupplier waiting = () -> 0;
    private volatile long latest = System.nanoTime() - LATELY_NANOS;

    void observe(IntSupplier signalsWaiting) {
        waiting = signalsWaiting;
    }

    void batch() {
        latest = System.nanoTime();
    }

    /** Whether no live signals have come lately. */
    public boolean quiet() {
        return System.nanoTime() - latest > LATELY_NANOS;
    }

    /**
     * Called between two pieces of work. Returns at once while no live signals come; else rests in proportion, and goes on resting while signals wait for their
     * batch, but not for ever.
     *
     * @param workedNanos what the last piece took
     */
    public void giveWay(long workedNanos) throws InterruptedException {
        if (quiet()) {
            return;
        }
        TimeUnit.NANOSECONDS.sleep(workedNanos * REST_FOR_WORK);
        var until = System.nanoTime() + LATELY_NANOS;
        while (waiting.getAsInt() > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }
}
