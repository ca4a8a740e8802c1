package io.watchkeeper.plan.machine;

import java.util.stream.Stream;

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
    ROLLED_BACK,
    /** What only a newer release of the service knows. */
    OTHER;

    public static RunState of(String name) {
        return Stream.of(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    public boolean ended() {
        return ordinal() >= SUCCEEDED.ordinal() && this != OTHER;
    }
}
