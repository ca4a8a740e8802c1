package io.watchkeeper.intake;

import io.watchkeeper.journal.SignalOutcome;

/** What became of a member of a post. */
enum Outcome {
    DECIDED,
    DUPLICATE,
    UNDECIDED,
    REJECTED;

    static Outcome of(SignalOutcome outcome) {
        return switch (outcome.kind()) {
            case DECIDED -> DECIDED;
            case DUPLICATE -> DUPLICATE;
            case UNDECIDED -> UNDECIDED;
        };
    }
}
