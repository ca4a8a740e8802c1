package io.watchkeeper.rulebook.release;

import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;

import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookVersion;

/** What becomes of a {@link Demand}. */
sealed interface Outcome {
    /** Done: the version takes the step and is in the state from now on. */
    sealed interface Done extends Outcome {
        RulebookStep.Kind step();
    }

    record Moved(RulebookVersion.State to, RulebookStep.Kind step) implements Done {}

    /** It is the one that decides from now on, in place of another. */
    record GoesLive(RulebookStep.Kind step) implements Done {}

    record Scheduled(Instant at) implements Done {
        @Override
        public RulebookStep.Kind step() {
            return RulebookStep.Kind.SCHEDULE;
        }
    }

    /** Approved by one, and others have to as well. */
    record Awaits(RulebookStep.Kind step) implements Done {}

    /** Not done, and why. */
    sealed interface Refused extends Outcome {}

    /** @param allowed the states in which it would have been done */
    record WrongState(RulebookVersion.State state, Set<RulebookVersion.State> allowed) implements Refused {}

    /** Live already, or waiting for its time already. */
    record AlreadyDone(RulebookVersion.State state) implements Refused {}

    record OwnWork() implements Refused {}

    /** @param awaited whose approval counts */
    record NotAsked(Set<String> awaited) implements Refused {}

    /** @param areas that the version changes and that are not theirs to edit */
    record NotTheirs(SortedSet<String> areas) implements Refused {}

    record ReasonMissing() implements Refused {}
}
