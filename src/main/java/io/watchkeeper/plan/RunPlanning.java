package io.watchkeeper.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanFlaw;
import io.watchkeeper.decision.plan.PlanRequest;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.Planning;
import io.watchkeeper.diagnosis.DiagnosedEvents;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Says what a run of a plan of the live rulebook would be, for the event and the targets that somebody wishes. */
@Singleton
class RunPlanning {
    private final LiveRulebook rulebooks;
    private final EventBrowsing browsing;
    private final DiagnosedEvents events;
    private final TargetObjects objects;
    private final Caller caller;

    RunPlanning(
            LiveRulebook rulebooks,
            EventBrowsing browsing,
            DiagnosedEvents events,
            TargetObjects objects,
            Caller caller) {
        this.rulebooks = rulebooks;
        this.browsing = browsing;
        this.events = events;
        this.objects = objects;
        this.caller = caller;
    }

    /** A run that could begin, in the workspace of its event. */
    record Proposed(String workspace, Optional<Long> event, EmergencyPlan plan, PlannedRun run) {}

    private record Place(String workspace, Optional<Long> event, EventFacts facts) {}

    /** Fails with 404 for a plan or an event that there is not, 403 where they may run none, 422 for what cannot be run so. */
    Uni<Proposed> propose(String code, RunRequest request) {
        check(request.targets());
        return place(request).chain(place -> {
            var library = rulebooks.current().library();
            var plan = library.plans()
                    .find(code)
                    .orElseThrow(() -> ProblemException.notFound("The live rulebook has no plan of this code."));
            var asked = PlanRequest.of(place.facts(), request.parameters(), List.of());
            var names = request.targets().isEmpty() ? Planning.targetNames(plan, asked) : request.targets();
            return objects.named(place.workspace(), names)
                    .map(targets ->
                            Planning.of(library, plan, PlanRequest.of(place.facts(), request.parameters(), targets)))
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

    private Uni<Place> place(RunRequest request) {
        if (request.event().isEmpty()) {
            var workspace = caller.workspaceFor(Permissions.RUN_PLANS);
            var facts = EventFacts.of(Map.of("workspace", workspace), Map.of());
            return Uni.createFrom().item(new Place(workspace, Optional.empty(), facts));
        }
        return browsing.find(caller.workspaces(), request.event().get()).chain(event -> {
            caller.grants().demand(Permissions.RUN_PLANS, event.workspace());
            long id = Long.parseLong(event.id());
            return events.facts(id).map(facts -> new Place(event.workspace(), Optional.of(id), facts));
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
