package io.watchkeeper.plan.operation;

import java.time.Duration;

import io.watchkeeper.decision.plan.OperationCall;

/** All kinds of operation but the manual one. Blocks. */
public interface Operations {
    /**
     * Whatever goes wrong is an outcome, not an exception.
     *
     * @param key names the attempt, such as {@code 17/drain/web-1/2}
     * @throws InterruptedException where the node stops: the outcome is then unknown
     */
    Outcome carryOut(String workspace, OperationCall call, String key, Duration within, Output output)
            throws InterruptedException;
}
