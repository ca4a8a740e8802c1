package io.watchkeeper.healing;

/** Where a record of self-heal stands. */
public enum HealState {
    /** To be decided, for the first time or again. */
    WAITING,
    /** A person is to decide. */
    HOLDING,
    REFUSED,
    /** It would have run; what happens instead is awaited. */
    SHADOW,
    RUNNING,
    /** The run has ended well; that the symptom ends is awaited. */
    VERIFYING,
    SUCCEEDED,
    FAILED,
    /** A person said no. */
    REJECTED,
    /** Nobody said yes in time, or it waited too long. */
    EXPIRED,
    /** Nothing ran, and it is known what happened instead. */
    OBSERVED
}
