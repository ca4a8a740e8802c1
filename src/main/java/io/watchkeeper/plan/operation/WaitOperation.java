package io.watchkeeper.plan.operation;

import java.time.Duration;

import io.watchkeeper.decision.plan.CheckedCall;
import io.watchkeeper.decision.plan.OperationCall;

/** Until a check of the rulebook answers as it must, or the time is over. */
final class WaitOperation implements Operation {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Looks looks;
    private final Time time;

    WaitOperation(Looks looks, Time time) {
        this.looks = looks;
        this.time = time;
    }

    /** A clock that only goes forwards, and sleep. */
    interface Time {
        Duration now();

        void pause(Duration duration) throws InterruptedException;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var checked = CheckedCall.of(call);
        var until = time.now().plus(within);
        var pause = FIRST;
        while (true) {
            var outcome = looks.look(connection.workspace(), checked, left(until), output);
            if (outcome instanceof Outcome.Done || left(until).compareTo(pause) <= 0) {
                return outcome;
            }
            time.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    private Duration left(Duration until) {
        return until.minus(time.now());
    }
}
