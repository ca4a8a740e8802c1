package io.watchkeeper.plan;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanFlaw;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Says what a run of a plan of the live rulebook would be, for the event and the targets that somebody wishes. */
@Singleton
class RunPlanning {
    private final LiveRulebook rulebooks;
    private final PlanPlaces places;
    private final Pool pool;

    RunPlanning(LiveRulebook rulebooks, PlanPlaces places, Pool pool) {
        this.rulebooks = rulebooks;
        this.places = places;
        this.pool = pool;
    }

    /** A run that could begin, in the workspace of its event. */
    record Proposed(String workspace, Optional<Long> event, EmergencyPlan plan, PlannedRun run) {}

    /** Fails with 404 for a plan or an event that there is not, 403 where they may run none, 422 for what cannot be run so. */
    Uni<Proposed> propose(String code, RunRequest request) {
        check(request.targets());
        return places.find(request.event(), Permissions.RUN_PLANS).chain(place -> {
            var library = rulebooks.current().library();
            var plan = library.plans()
                    .find(code)
                    .orElseThrow(() -> ProblemException.notFound("The live rulebook has no plan of this code."));
            var proposal = PlanProposal.of(place.workspace(), place.facts(), request.parameters(), request.targets());
            return proposal.planned(pool, library, plan)
                    .map(planned -> new Proposed(place.workspace(), place.event(), plan, ready(planned)));
        });
    }

    private static void check(List<String> targets) {
        targets.stream()
                .filter(name -> !ParameterType.TEXT.fits(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.unprocessable(
                            "A target has no name of an object.",
                            List.of(Flaw.at("/targets", "BAD_TARGET", "This is no name of an object.", "这不是对象名称。")
                                    .found(name)
                                    .allowing(ParameterType.TEXT.allowed())));
                });
    }

    private static PlannedRun ready(Planned planned) {
        if (planned instanceof Planned.Ready ready) {
            return ready.run();
        }
        var flaws = ((Planned.Flawed) planned).flaws();
        throw ProblemException.unprocessable(
                "The plan cannot be run so: " + flaws.get(0).message().en(),
                flaws.stream().map(RunPlanning::flaw).toList());
    }

    private static Flaw flaw(PlanFlaw flaw) {
        var pointer = "/" + flaw.member().replace('.', '/');
        var told = Flaw.at(
                pointer, flaw.code(), flaw.message().en(), flaw.message().zh());
        var found = flaw.value().isEmpty() ? told : told.found(flaw.value());
        return flaw.allowed().isEmpty() ? found : found.allowing(flaw.allowed());
    }
}
