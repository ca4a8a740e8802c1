package io.watchkeeper.plan.machine;

/** The parts of a plan, in their order; what takes steps back comes last. */
public enum Phase {
    CHECKS,
    STEPS,
    VERIFICATION,
    UNDO
}
