package io.watchkeeper.plan.machine;

/** What a run makes of what happened. */
public sealed interface Reaction {
    record Accepted(Progress progress) implements Reaction {}

    /** It does not fit where the run is; nothing changes. */
    record Refused(Reason reason) implements Reaction {}

    enum Reason {
        ENDED,
        /** It waits for its second person first. */
        NOT_CONFIRMED,
        NOT_WAITING,
        ALREADY_PAUSED,
        NOT_PAUSED,
        ALREADY_ROLLING_BACK,
        /** It has ended, and nothing that it did can be taken back. */
        NOTHING_TO_TAKE_BACK,
        NOT_ENDED,
        /** It is stopping, and begins nothing. */
        STOPPING,
        UNKNOWN_STEP,
        /** Nobody asks about the step. */
        NOT_ASKED,
        /** Whether it happened has to be said first. */
        ANSWER_FIRST
    }
}
