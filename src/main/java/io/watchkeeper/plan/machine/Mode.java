package io.watchkeeper.plan.machine;

/** Where a run is heading. */
public enum Mode {
    WAITING,
    FORWARD,
    /** Begins nothing more; ends as soon as nothing is under way. */
    STOPPING,
    ROLLING_BACK,
    ENDED
}
