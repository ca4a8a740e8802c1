package io.watchkeeper.rulebook.release;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookSteps;
import io.watchkeeper.rulebook.StoredRulebook;

/** Looks up versions with what was done with them. */
@Singleton
class Versions {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final RulebookRepository rulebooks;
    private final RulebookSteps steps;

    Versions(RulebookRepository rulebooks, RulebookSteps steps) {
        this.rulebooks = rulebooks;
        this.steps = steps;
    }

    /** @return fails with 404 */
    Uni<StoredRulebook> find(long version) {
        return rulebooks
                .findWhole(version)
                .map(found -> found.orElseThrow(
                        () -> ProblemException.notFound("There is no such version of the rulebook.")));
    }

    /** @return fails with 404, and with 503 while no version is live */
    Uni<Surroundings> around(long version) {
        return find(version).chain(stored -> base(stored).chain(base -> rulebooks
                .live()
                .map(live -> live.orElseThrow(
                        () -> ProblemException.unavailable("No version of the rulebook is live.", RETRY_AFTER_SECONDS)))
                .chain(live ->
                        steps.of(version).map(history -> new Surroundings(stored, base.content(), live, history)))));
    }

    private Uni<StoredRulebook> base(StoredRulebook stored) {
        return stored.about()
                .basedOn()
                .map(base -> rulebooks.findWhole(base).map(found -> found.orElse(stored)))
                .orElseGet(() -> Uni.createFrom().item(stored));
    }
}
