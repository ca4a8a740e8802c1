package io.watchkeeper.decision;

import java.util.Locale;

/** The stages of a decision in the order in which they run; each is one folder under {@code rules/}. */
public enum Stage {
    SCENARIO,
    CORRELATION,
    GRADING,
    RECOMMENDATION;

    /** The folder under {@code rules/}, which is also the last part of the rules' package. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
