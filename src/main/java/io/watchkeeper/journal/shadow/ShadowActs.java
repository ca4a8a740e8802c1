package io.watchkeeper.journal.shadow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.release.Demand;
import io.watchkeeper.rulebook.release.ReleaseDesk;
import io.watchkeeper.rulebook.shadow.ShadowDesk;
import io.watchkeeper.rulebook.shadow.ShadowRulebook;

/** What people do with the version in shadow; this node follows at once. */
@Singleton
public class ShadowActs {
    private static final Map<State, List<String>> BEFORE =
            Map.of(State.DRAFT, List.of("submit", "approve"), State.SUBMITTED, List.of("approve"));

    private final ShadowDesk desk;
    private final ShadowRulebook shadow;
    private final ReleaseDesk releases;
    private final RulebookRepository rulebooks;

    ShadowActs(ShadowDesk desk, ShadowRulebook shadow, ReleaseDesk releases, RulebookRepository rulebooks) {
        this.desk = desk;
        this.shadow = shadow;
        this.releases = releases;
        this.rulebooks = rulebooks;
    }

    /** @return fails as {@link ShadowDesk#begin} */
    public Uni<Void> begin(long version, String reason, Actor actor) {
        return followed(desk.begin(version, reason, actor));
    }

    /** @return fails as {@link ShadowDesk#stop} */
    public Uni<Void> stop(long version, String reason, Actor actor) {
        return followed(desk.stop(version, reason, actor));
    }

    /** Publishes it, or rolls back to it; fails with 404, with 409 where it is not in shadow or not approved, and as those do. */
    public Uni<Void> promote(long version, String reason, Actor actor) {
        return followed(rulebooks
                .find(RulebookRepository.WORKSPACE, version)
                .map(ShadowActs::promotable)
                .chain(found -> releases.carryOut(version, way(found, reason), actor)));
    }

    private static Demand way(RulebookVersion version, String reason) {
        return version.state() == State.RETIRED
                ? new Demand.Rollback(reason)
                : new Demand.Publish(reason, Optional.empty());
    }

    /** The steps that people have to take before it can be promoted. */
    public static List<String> missing(RulebookVersion version) {
        return BEFORE.getOrDefault(version.state(), List.of());
    }

    private static RulebookVersion promotable(Optional<RulebookVersion> found) {
        var version = found.orElseThrow(() -> ProblemException.notFound("There is no such version of the rulebook."));
        if (!version.shadow()) {
            throw ProblemException.conflict("The version is not in shadow.");
        }
        var missing = missing(version);
        if (!missing.isEmpty()) {
            throw new ProblemException(Problem.of(
                            409,
                            "The version is " + version.state() + "; before it can decide: "
                                    + String.join(", then ", missing) + ", which is another person's.",
                            List.of())
                    .with("state", version.state())
                    .with("missing", missing));
        }
        return version;
    }

    private Uni<Void> followed(Uni<Void> act) {
        return act.emitOn(Infrastructure.getDefaultWorkerPool()).invoke(shadow::refresh);
    }
}
