package io.watchkeeper.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanFlaw;
import io.watchkeeper.decision.plan.PlanRequest;
import io.watchkeeper.decision.plan.Planned;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.Planning;
import io.watchkeeper.decision.plan.Rehearsal;
import io.watchkeeper.diagnosis.DiagnosedEvents;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Says what a run of a plan would do, to whom may read. Nothing is done, and nothing is stored. */
@Singleton
public class PlanRehearsals {
    private final LiveRulebook live;
    private final EventBrowsing browsing;
    private final DiagnosedEvents events;
    private final TargetObjects objects;
    private final Caller caller;

    PlanRehearsals(
            LiveRulebook live, EventBrowsing browsing, DiagnosedEvents events, TargetObjects objects, Caller caller) {
        this.live = live;
        this.browsing = browsing;
        this.events = events;
        this.objects = objects;
        this.caller = caller;
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

    private record Place(String workspace, EventFacts facts) {}

    /** Fails with a {@link ProblemException} of status 404 for a plan or an event that there is not. */
    public Uni<Rehearsed> of(String code, Wish wish) {
        var library = live.current().library();
        var plan = library.plans()
                .find(code)
                .orElseThrow(() -> ProblemException.notFound("The live rulebook has no such plan."));
        return place(wish).chain(place -> {
            var asked = PlanRequest.of(place.facts(), wish.parameters(), List.of());
            var names = wish.targets().isEmpty() ? Planning.targetNames(plan, asked) : wish.targets();
            return objects.named(place.workspace(), names)
                    .map(targets -> PlanRequest.of(place.facts(), wish.parameters(), targets))
                    .map(request -> Rehearsed.of(plan, Planning.of(library, plan, request)));
        });
    }

    private Uni<Place> place(Wish wish) {
        if (wish.event().isEmpty()) {
            var workspace = caller.workspaceFor(Permissions.READ);
            var facts = EventFacts.of(Map.of("workspace", workspace), Map.of());
            return Uni.createFrom().item(new Place(workspace, facts));
        }
        return browsing.find(caller.workspaces(), wish.event().get())
                .chain(event ->
                        events.facts(Long.parseLong(event.id())).map(facts -> new Place(event.workspace(), facts)));
    }
}
