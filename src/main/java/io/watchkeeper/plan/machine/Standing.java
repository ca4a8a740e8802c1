package io.watchkeeper.plan.machine;

/** Where one part of a run is. */
public enum Standing {
    PENDING,
    RUNNING,
    /** It failed, and is tried again in a while. */
    BACKING_OFF,
    /** A person does it. */
    ASKED,
    /** It may have been done or not: a person has to look. */
    UNKNOWN,
    FAILED,
    /** It failed at one of the targets that the plan can do without. */
    GIVEN_UP,
    SKIPPED,
    DONE;

    /** Whether what waits for it may begin. */
    boolean settled() {
        return ordinal() >= GIVEN_UP.ordinal();
    }
}
