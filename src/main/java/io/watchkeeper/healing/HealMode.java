package io.watchkeeper.healing;

/** How far self-heal goes for a scenario. */
public enum HealMode {
    OFF,
    /** The plan stands on the event, and nothing is recorded. */
    RECOMMEND,
    /** The guards decide, nothing runs; what would have run is recorded with what happened instead. */
    SHADOW,
    /** What the guards allow is held until a person says yes. */
    APPROVE,
    /** What the guards allow runs. */
    AUTOMATIC;

    /** Whether the guards are asked at all. */
    boolean decides() {
        return this != OFF && this != RECOMMEND;
    }
}
