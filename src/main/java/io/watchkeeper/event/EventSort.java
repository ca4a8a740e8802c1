package io.watchkeeper.event;

/** The order of a list of events. Each is total: ties end at the id, so that paging neither skips nor repeats. */
public enum EventSort {
    /** Open events before completed ones; in each half by grade, and the oldest of a grade first. */
    WORST,
    /** By last occurrence, the newest first. */
    LATEST,
    /** By first occurrence. */
    OLDEST
}
