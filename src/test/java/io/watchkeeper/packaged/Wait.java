package io.watchkeeper.packaged;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is expected, by looking again and again until a deadline. */
final class Wait {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private Wait() {}

    /** @param look empty, or failed, while what is waited for is not there */
    static <T> T until(String what, Duration limit, Callable<Optional<T>> look) {
        var deadline = System.nanoTime() + limit.toNanos();
        Exception last = null;
        do {
            try {
                var seen = look.call();
                if (seen.isPresent()) {
                    return seen.get();
                }
                last = null;
            } catch (GaveUp end) {
                throw end;
            } catch (Exception notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        } while (System.nanoTime() < deadline);
        throw new AssertionError("not seen within " + limit + ": " + what, last);
    }

    static void untilTrue(String what, Duration limit, Callable<Boolean> look) {
        until(what, limit, () -> Optional.of(look.call()).filter(Boolean::booleanValue));
    }

    /** What is waited for can not come any more. */
    static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GaveUp(String why) {
            super(why);
        }
    }
}
