package io.watchkeeper.healing;

import java.util.List;
import java.util.stream.Stream;

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
    OBSERVED,
    /** What only a newer release of the service knows. */
    OTHER;

    static HealState of(String name) {
        return Stream.of(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    /** Those that a list can be asked for. */
    public static List<HealState> known() {
        return Stream.of(values()).filter(state -> state != OTHER).toList();
    }
}
