package io.watchkeeper.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanFlaw;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.Rehearsal;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Says what a run of a plan would do, to whom may read. Nothing is done, and nothing is stored. */
@Singleton
public class PlanRehearsals {
    private final LiveRulebook live;
    private final PlanPlaces places;
    private final Pool pool;

    PlanRehearsals(LiveRulebook live, PlanPlaces places, Pool pool) {
        this.live = live;
        this.places = places;
        this.pool = pool;
    }

    /** @param event its id; without one parameters and targets have to be said */
    public record Wish(Optional<String> event, Map<String, String> parameters, List<String> targets) {
        public Wish {
            parameters = new TreeMap<>(parameters);
            targets = List.copyOf(targets);
        }
    }

    /**
     * @param run what it would be, nothing where it could not be run so
     * @param flaws why it could not
     */
    public record Rehearsed(
            EmergencyPlan plan, Optional<PlannedRun> run, Optional<Rehearsal> rehearsal, List<PlanFlaw> flaws) {
        private static Rehearsed of(EmergencyPlan plan, Planned planned) {
            if (planned instanceof Planned.Ready ready) {
                return new Rehearsed(plan, Optional.of(ready.run()), Optional.of(Rehearsal.of(ready.run())), List.of());
            }
            return new Rehearsed(plan, Optional.empty(), Optional.empty(), ((Planned.Flawed) planned).flaws());
        }
    }

    /** Fails with a {@link ProblemException} of status 404 for a plan or an event that there is not. */
    public Uni<Rehearsed> of(String code, Wish wish) {
        var library = live.current().library();
        var plan = library.plans()
                .find(code)
                .orElseThrow(() -> ProblemException.notFound("The live rulebook has no such plan."));
        return places.find(wish.event(), Permissions.READ)
                .chain(place -> PlanProposal.of(place.workspace(), place.facts(), wish.parameters(), wish.targets())
                        .planned(pool, library, plan))
                .map(planned -> Rehearsed.of(plan, planned));
    }
}
