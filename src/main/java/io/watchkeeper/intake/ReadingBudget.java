package io.watchkeeper.intake;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.watchkeeper.problem.ProblemException;

/** Bounds the memory of all large bodies that are unpacked and read at the same time. */
final class ReadingBudget {
    private static final int RETRY_AFTER_SECONDS = 1;
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    ReadingBudget(long most) {
        this.most = most;
    }

    /**
     * Does the work while that much of the budget is taken; a body that alone exceeds it is let in when nothing else is.
     *
     * @throws ProblemException 503 when that much is not free now
     */
    <T> T during(long bytes, Supplier<T> work) {
        long before = taken.getAndAdd(bytes);
        try {
            if (before > 0 && before + bytes > most) {
                throw ProblemException.unavailable("Too many large posts are being read at once.", RETRY_AFTER_SECONDS);
            }
            return work.get();
        } finally {
            taken.addAndGet(-bytes);
        }
    }
}
