package io.watchkeeper.access;

import java.time.Duration;

/** What came of a name and a password. */
sealed interface SignInOutcome {
    record Accepted(Person person) implements SignInOutcome {}

    /** Says not whether the name or the password was wrong. */
    record Refused() implements SignInOutcome {}

    /** Not even tried: too many failed before, or too many wait now. */
    record Later(Duration pause) implements SignInOutcome {
        /** The pause in whole seconds, never too short. */
        long seconds() {
            return pause.plusMillis(999).toSeconds();
        }
    }
}
