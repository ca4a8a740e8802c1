package io.watchkeeper.healing;

import java.util.List;
import java.util.stream.Stream;

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
    AUTOMATIC,
    /** What only a newer release of the service knows: this one leaves it alone. */
    OTHER;

    static HealMode of(String name) {
        return Stream.of(values())
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    /** Those that can be set, from the most careful to the boldest. */
    public static List<HealMode> known() {
        return Stream.of(values()).filter(mode -> mode != OTHER).toList();
    }

    /** Whether the guards are asked at all. */
    boolean decides() {
        return this == SHADOW || this == APPROVE || this == AUTOMATIC;
    }
}
