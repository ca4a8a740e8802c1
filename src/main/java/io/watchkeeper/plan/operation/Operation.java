package io.watchkeeper.plan.operation;

import java.time.Duration;

import io.watchkeeper.decision.plan.OperationCall;

/** One way to act. Blocks, for at most the time that it is given. */
interface Operation {
    /**
     * @param key the same for a repetition of the same attempt, other for another: where the other side can tell repetitions, it is told this
     * @throws InterruptedException where the node stops: the outcome is then unknown
     */
    Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException;
}
