package io.watchkeeper.rulebook.shadow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.decision.RulebookProblem.Severity;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookStep.Kind;
import io.watchkeeper.rulebook.RulebookSteps;
import io.watchkeeper.rulebook.RulebookSteps.Change;
import io.watchkeeper.rulebook.RulebookSteps.Done;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.StoredRulebook;
import io.watchkeeper.rulebook.draft.DraftCheck;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.shadow.ShadowRun.Ending;

/** Puts versions into shadow and takes them out, for people and, where one cannot go on, by itself. */
@Singleton
public class ShadowDesk {
    private static final Set<State> MAY = Set.of(State.DRAFT, State.SUBMITTED, State.APPROVED, State.RETIRED);
    private static final int MOST_SHOWN = 50;

    private final Parts parts;
    private final ShadowRuns runs;
    private final DraftCheck check;

    ShadowDesk(Parts parts, ShadowRuns runs, DraftCheck check) {
        this.parts = parts;
        this.runs = runs;
        this.check = check;
    }

    /** The store of versions and of what is done with them. */
    @Singleton
    record Parts(Pool pool, RulebookRepository rulebooks, RulebookSteps steps, Clock clock) {
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** @return fails with 404, and with 409 for the wrong state, for problems, and while a version is in shadow */
    public Uni<Void> begin(long version, String reason, Actor actor) {
        return parts.rulebooks()
                .findWhole(version)
                .map(found -> found.orElseThrow(ShadowDesk::unknown))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::refuse)
                .chain(stored -> parts.pool().withTransaction(client -> begin(client, stored.about(), reason, actor)));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such version of the rulebook.");
    }

    private void refuse(StoredRulebook stored) {
        refuse(stored.about());
        var errors = check.problems(stored.about().version(), stored.content()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .limit(MOST_SHOWN)
                .toList();
        if (!errors.isEmpty()) {
            throw conflict("The version has problems.", stored.about().state(), "problems", ProblemView.of(errors));
        }
    }

    private static void refuse(RulebookVersion about) {
        if (about.live()) {
            throw conflict("The version decides already.", about.state(), "live", true);
        }
        if (!MAY.contains(about.state())) {
            throw conflict(
                    "The version is " + about.state() + "; a draft can be put into shadow, and what became of one.",
                    about.state(),
                    "live",
                    false);
        }
    }

    private Uni<Void> begin(SqlClient client, RulebookVersion seen, String reason, Actor actor) {
        var at = parts.now();
        return parts.rulebooks()
                .lock(client, seen.version(), false)
                .map(found -> found.orElseThrow(ShadowDesk::unknown))
                .invoke(ShadowDesk::refuse)
                .invoke(now -> {
                    if (!now.digest().equals(seen.digest())) {
                        throw ProblemException.conflict("The draft has changed meanwhile; try again.");
                    }
                })
                .chain(now -> runs.begin(client, now, reason, actor.person(), at))
                .chain(begun -> begun
                        ? parts.steps()
                                .record(
                                        client,
                                        new Done(seen.version(), at, actor, Kind.SHADOW, reason),
                                        Map.of("digest", seen.digest()),
                                        inShadow(true))
                        : occupied());
    }

    private static Change inShadow(boolean now) {
        return new Change(Map.of("shadow", !now), Map.of("shadow", now));
    }

    private Uni<Void> occupied() {
        return runs.current().map(there -> {
            var version = there.map(current -> current.run().version());
            throw new ProblemException(Problem.of(
                            409,
                            "Version " + version.map(String::valueOf).orElse("")
                                    + " is in shadow, and there is one at a time; stop it first.",
                            List.of())
                    .with("shadow", version.orElse(null)));
        });
    }

    /** @return fails with 409 where the version is not in shadow */
    public Uni<Void> stop(long version, String reason, Actor actor) {
        return runs.latest(version)
                .chain(latest -> latest.filter(run -> run.end().isEmpty())
                        .map(run -> end(run, Ending.STOPPED, reason, actor))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .invoke(stopped -> {
                    if (!stopped) {
                        throw ProblemException.conflict("The version is not in shadow.");
                    }
                })
                .replaceWithVoid();
    }

    /** By the service itself; nothing happens where it is over already. */
    Uni<Boolean> takeOut(ShadowRun run, Ending ending, String why) {
        return end(run, ending, why, Actor.service());
    }

    private Uni<Boolean> end(ShadowRun run, Ending ending, String why, Actor actor) {
        var done = new Done(run.version(), parts.now(), actor, Kind.UNSHADOW, why);
        return parts.pool()
                .withTransaction(client -> runs.end(client, run.id(), ending, ending == Ending.FAILED ? why : "")
                        .call(ended -> ended
                                ? parts.steps().record(client, done, Map.of("ending", ending), inShadow(false))
                                : Uni.createFrom().voidItem()));
    }

    private static ProblemException conflict(String detail, State state, String member, Object value) {
        return new ProblemException(
                Problem.of(409, detail, List.of()).with("state", state).with(member, value));
    }
}
