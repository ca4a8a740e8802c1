package io.watchkeeper.decision;

import java.util.List;
import java.util.Locale;

/** The stages of a decision in the order in which they run; each is one folder under {@code rules/}. */
public enum Stage {
    SCENARIO,
    CORRELATION,
    /** Runs by itself, while checks are made, and not when a signal is decided. */
    DIAGNOSIS,
    GRADING,
    RECOMMENDATION,
    /** Decides on a plan that may run by itself, on facts of its own, and not when a signal is decided. */
    GUARD;

    /** Those that decide on a signal, in their order. */
    public static final List<Stage> OF_SIGNALS = List.of(SCENARIO, CORRELATION, GRADING, RECOMMENDATION);

    /** The folder under {@code rules/}, which is also the last part of the rules' package. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
