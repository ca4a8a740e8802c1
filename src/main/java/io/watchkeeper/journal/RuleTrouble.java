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
        var rule = rule(failure);
        return rule.isEmpty() ? failure.getMessage() : "rule \"" + rule + "\": " + failure.getMessage();
    }

    /** Empty where the failure names none. */
    static String rule(Throwable failure) {
        return failure instanceof RuleFault fault ? fault.rule() : "";
    }
}
