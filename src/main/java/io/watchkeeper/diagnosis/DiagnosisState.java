package io.watchkeeper.diagnosis;

import java.util.stream.Stream;

/** Where a diagnosis is. */
public enum DiagnosisState {
    RUNNING,
    /** It found a cause. */
    CONCLUDED,
    /** It came to an end without a cause. */
    INCONCLUSIVE,
    /** Its time was over first. */
    TIMED_OUT,
    /** What only a newer release of the service knows. */
    OTHER;

    static DiagnosisState of(String name) {
        return Stream.of(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }
}
