package io.watchkeeper.rulebook.release;

import java.time.Instant;

import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookSteps;

/**
 * A demand with what was found out about the version beforehand.
 *
 * @param digest of the content that was looked at: another by now is another matter
 * @param replaces the version that was live then
 * @param due whether it is the time that was chosen, and not a person, that asks
 */
record Order(
        long version,
        Demand demand,
        Actor actor,
        Instant at,
        String digest,
        Approvals approvals,
        long replaces,
        boolean due) {
    RulebookSteps.Done done(RulebookStep.Kind kind) {
        return new RulebookSteps.Done(version, at, actor, kind, demand.reason());
    }
}
