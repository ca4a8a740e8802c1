package io.watchkeeper.plan.machine;

/** Where a run is heading. */
public enum Mode {
    /** For a second person: before it begins, or where it has ended before what it did is taken back. */
    WAITING,
    FORWARD,
    /** Begins nothing more; ends as soon as nothing is under way. */
    STOPPING,
    ROLLING_BACK,
    ENDED
}
