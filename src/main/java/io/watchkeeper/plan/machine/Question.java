package io.watchkeeper.plan.machine;

import java.util.Optional;

/** What a person has to tell or to decide. */
public enum Question {
    /** The step is theirs to do: done or not? */
    DO_IT,
    /** Nobody answered: was it done or not? */
    DID_IT_HAPPEN,
    /** It failed: again, without it, or not at all? */
    WHAT_NOW;

    static Optional<Question> about(Standing standing) {
        return switch (standing) {
            case ASKED -> Optional.of(DO_IT);
            case UNKNOWN -> Optional.of(DID_IT_HAPPEN);
            case FAILED -> Optional.of(WHAT_NOW);
            case PENDING, RUNNING, BACKING_OFF, GIVEN_UP, SKIPPED, DONE -> Optional.empty();
        };
    }
}
