package io.watchkeeper.plan.operation;

import java.time.Duration;

import io.watchkeeper.decision.plan.CheckedCall;
import io.watchkeeper.decision.plan.OperationCall;

/** A check of the rulebook, once. */
final class CheckOperation implements Operation {
    private final Looks looks;

    CheckOperation(Looks looks) {
        this.looks = looks;
    }

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        return looks.look(connection.workspace(), CheckedCall.of(call), within, output);
    }
}
