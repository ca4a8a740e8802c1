package io.watchkeeper.plan.machine;

/** Where a run is, for who watches it. */
public enum RunState {
    /** For a second person. */
    WAITING,
    RUNNING,
    PAUSED,
    /** Somebody has to decide or to do something before it can go on. */
    NEEDS_PERSON,
    SUCCEEDED,
    FAILED,
    STOPPED,
    ROLLED_BACK;

    public boolean ended() {
        return ordinal() >= SUCCEEDED.ordinal();
    }
}
