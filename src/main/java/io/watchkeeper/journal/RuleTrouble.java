package io.watchkeeper.journal;

import io.watchkeeper.decision.RuleFault;

/** Failures of rules, as opposed to failures of the store: the signal is at fault or the rulebook, so coming again later would not help the sender. */
final class RuleTrouble {
    private RuleTrouble() {}

    static boolean is(Throwable failure) {
        return failure instanceof RuleFault
                || failure instanceof DecisionWorkers.TooSlow
                || failure instanceof DecisionWorkers.Failed;
    }

    static String why(Throwable failure) {
        return failure instanceof RuleFault fault && !fault.rule().isEmpty()
                ? "rule \"" + fault.rule() + "\": " + fault.getMessage()
                : failure.getMessage();
    }
}
