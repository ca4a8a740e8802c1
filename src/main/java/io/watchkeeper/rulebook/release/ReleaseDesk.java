package io.watchkeeper.rulebook.release;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.ApprovalConfig;
import io.watchkeeper.rulebook.LiveRulebook;

/** Takes versions from one state to the next: asks whether their life allows it and whether their content does, and then does it. */
@Singleton
public class ReleaseDesk {
    /** Each lost race means that somebody else was faster, which is then looked at. */
    private static final int RACES = 5;

    private final Versions versions;
    private final ReleaseStore store;
    private final Findings findings;
    private final LiveRulebook live;
    private final Terms terms;

    ReleaseDesk(Versions versions, ReleaseStore store, Findings findings, LiveRulebook live, Terms terms) {
        this.versions = versions;
        this.store = store;
        this.findings = findings;
        this.live = live;
        this.terms = terms;
    }

    /** What is asked by whom. */
    record Asked(long version, Demand demand, Actor actor, boolean due) {}

    /**
     * Does it. What goes live decides on this node when this ends, and on the others within two seconds.
     *
     * @return fails with a {@link ProblemException}: 403 for own work and for who is not asked, 404, 409 for the wrong state, problems, test scenarios that are
     *     not met, and what would be undone, 422 without a reason
     */
    public Uni<Void> carryOut(long version, Demand demand, Actor actor) {
        return carryOut(new Asked(version, demand, actor, false));
    }

    /** The same for what the time asks that the person chose. Nothing happens where another node does it. */
    Uni<Void> carryOutDue(ReleaseStore.Due due) {
        var demand = new Demand.Publish("", Optional.empty());
        return carryOut(new Asked(due.version(), demand, new Actor(due.by(), due.by()), true));
    }

    private Uni<Void> carryOut(Asked asked) {
        return Uni.createFrom()
                .deferred(() -> attempt(asked))
                .onFailure(ReleaseStore.LostRace.class)
                .retry()
                .atMost(RACES)
                .onFailure(ReleaseStore.LostRace.class)
                .transform(lost -> ProblemException.conflict("Others change this all the time; try again."))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(outcome -> {
                    if (outcome.isPresent() && outcome.get() instanceof Outcome.GoesLive) {
                        live.refresh();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Optional<Outcome>> attempt(Asked asked) {
        return versions.around(asked.version())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(around -> order(asked, around))
                .chain(store::carryOut)
                .invoke(outcome -> outcome.ifPresent(ReleaseDesk::refuse));
    }

    private Order order(Asked asked, Surroundings around) {
        var approvals = around.approvals(terms.approvals().areas());
        var now = terms.now();
        var person = asked.actor().person();
        var outcome = new LifeCycle(around.standing(), approvals, person, now).on(asked.demand());
        refuse(outcome);
        if (outcome instanceof Outcome.Done done) {
            look(done, around);
        }
        return new Order(
                asked.version(),
                asked.demand(),
                asked.actor(),
                now,
                around.stored().about().digest(),
                approvals,
                around.live().about().version(),
                asked.due());
    }

    private void look(Outcome.Done done, Surroundings around) {
        switch (done.step()) {
            case SUBMIT -> findings.refuseToSubmit(around.stored());
            case PUBLISH, SCHEDULE -> findings.refuseToPublish(around.stored(), around.base(), around.live());
            case ROLLBACK -> findings.refuseToRollBack(around.stored());
            case CREATE, EDIT, REBASE, APPROVE, REJECT, UNSCHEDULE, SHADOW, UNSHADOW, OTHER -> {}
        }
    }

    private static void refuse(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw Refusals.of(refused);
        }
    }

    /** What holds for every step: the clock, and whose approval is needed. */
    @Singleton
    static class Terms {
        private final ApprovalConfig approvals;
        private final Clock clock;

        Terms(ApprovalConfig approvals, Clock clock) {
            this.approvals = approvals;
            this.clock = clock;
        }

        ApprovalConfig approvals() {
            return approvals;
        }

        /** As exact as the store keeps it. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
