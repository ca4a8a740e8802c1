package io.watchkeeper.rulebook.release;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.Grants;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookSteps;
import io.watchkeeper.rulebook.RulebookVersion.State;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.merge.Merge;
import io.watchkeeper.rulebook.merge.Side;
import io.watchkeeper.rulebook.trial.RuleTrial;

/** Brings drafts up to the live version, so that they undo nothing of it. */
@Singleton
public class Rebases {
    private static final String SAVE =
            """
            update rulebook set content = $4, digest = $5, based_on = $6
            where workspace = $1 and version = $2 and state = 'DRAFT' and digest = $3
            """;

    private final Pool pool;
    private final Versions versions;
    private final RulebookSteps steps;
    private final ReleaseDesk.Terms terms;
    private final RuleTrial trial;

    Rebases(Pool pool, Versions versions, RulebookSteps steps, ReleaseDesk.Terms terms, RuleTrial trial) {
        this.pool = pool;
        this.versions = versions;
        this.steps = steps;
        this.terms = terms;
        this.trial = trial;
    }

    /**
     * @param keep whose work holds where both changed one thing; null where that shall be refused
     * @param author what who asks may edit: a draft that changes more is not theirs to move
     */
    public record Asked(long version, Side keep, Grants author) {}

    /** @return fails with 404, and with 409 for what is no draft or what both sides changed: the conflicts are listed then, and nothing is stored */
    public Uni<Void> rebase(Asked asked, Actor actor) {
        return versions.around(asked.version())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(around -> save(around, tried(around, merged(around, asked)), actor));
    }

    /** Rules that never stood together before may not end together. */
    private RulebookContent tried(Surroundings around, RulebookContent content) {
        var problems = trial.problems(content);
        if (!problems.isEmpty()) {
            throw Refusals.because(
                    "The rules of both do not get on with each other.",
                    around.stored().about().state(),
                    "problems",
                    ProblemView.of(problems));
        }
        return content;
    }

    private static RulebookContent merged(Surroundings around, Asked asked) {
        var state = around.stored().about().state();
        if (state != State.DRAFT) {
            throw Refusals.of(new Outcome.WrongState(state, Set.of(State.DRAFT)));
        }
        var beyond = around.changes().beyond(asked.author());
        if (!beyond.isEmpty()) {
            throw Refusals.notTheirs(beyond);
        }
        var keep = asked.keep() == null ? Side.DRAFT : asked.keep();
        var merge =
                Merge.of(around.base(), around.live().content(), around.stored().content(), keep);
        if (asked.keep() == null && !merge.conflicts().isEmpty()) {
            throw Refusals.because(
                    "Both this draft and version " + around.live().about().version()
                            + " changed the same rows or files. Say whose work to keep (DRAFT or LIVE), or edit the"
                            + " rows.",
                    state,
                    "conflicts",
                    merge.conflicts());
        }
        return merge.content();
    }

    private Uni<Void> save(Surroundings around, RulebookContent content, Actor actor) {
        var about = around.stored().about();
        var live = around.live().about().version();
        var values = Tuple.from(new Object[] {
            RulebookRepository.WORKSPACE,
            about.version(),
            about.digest(),
            new JsonObject(new HashMap<>(content.files())),
            content.digest(),
            live
        });
        var done = new RulebookSteps.Done(about.version(), terms.now(), actor, RulebookStep.Kind.REBASE, "");
        return pool.withTransaction(client -> client.preparedQuery(SAVE)
                .execute(values)
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw ProblemException.conflict("The draft has changed meanwhile; try again.");
                    }
                })
                .chain(saved -> steps.record(
                        client,
                        done,
                        Map.of(),
                        new RulebookSteps.Change(
                                recorded(about.basedOn(), about.digest()),
                                recorded(Optional.of(live), content.digest())))));
    }

    private static Map<String, ?> recorded(Optional<Long> basedOn, String digest) {
        var members = new HashMap<String, Object>(Map.of("digest", digest));
        basedOn.ifPresent(version -> members.put("basedOn", version));
        return members;
    }
}
