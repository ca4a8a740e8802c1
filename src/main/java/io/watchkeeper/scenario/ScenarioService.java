package io.watchkeeper.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.event.EventFilter;
import io.watchkeeper.event.EventPage;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** The risk scenarios of the live rulebook, and what they have found. */
@ApplicationScoped
public class ScenarioService {
    private final LiveRulebook live;
    private final EventBrowsing events;

    ScenarioService(LiveRulebook live, EventBrowsing events) {
        this.live = live;
        this.events = events;
    }

    /** All of them, in the order of the catalogue. */
    public Uni<List<ScenarioView>> list(Set<String> workspaces) {
        var rulebook = live.current();
        return events.openByScenario(workspaces).map(open -> rulebook.catalogue().scenarios().stream()
                .map(scenario -> view(rulebook, scenario, open))
                .toList());
    }

    /** Fails with a {@link ProblemException} of status 404 for a code that the live rulebook does not have. */
    public Uni<ScenarioView> find(Set<String> workspaces, String code) {
        var rulebook = live.current();
        var scenario = known(rulebook, code);
        return events.openByScenario(workspaces).map(open -> view(rulebook, scenario, open));
    }

    /** Its events in the filter's order; whatever scenarios the filter names are left aside. Fails as {@link #find} does. */
    public Uni<EventPage> records(Set<String> workspaces, String code, EventFilter filter) {
        return events.list(
                workspaces, filter.ofScenario(known(live.current(), code).code()));
    }

    private static RiskScenario known(Rulebook rulebook, String code) {
        return rulebook.catalogue()
                .find(code)
                .orElseThrow(() -> ProblemException.notFound("The live rulebook has no such risk scenario."));
    }

    private static ScenarioView view(Rulebook rulebook, RiskScenario scenario, Map<String, Long> open) {
        return new ScenarioView(
                scenario.code(),
                scenario.name(),
                scenario.domain(),
                scenario.level(),
                scenario.impact(),
                scenario.objectLabels(),
                rulebook.triggers(scenario.code()),
                plans(rulebook, scenario),
                open.getOrDefault(scenario.code(), 0L),
                rulebook.version());
    }

    private static List<ScenarioView.LinkedPlan> plans(Rulebook rulebook, RiskScenario scenario) {
        return rulebook.linkedPlans(scenario.code()).stream()
                .flatMap(code -> rulebook.plans().find(code).stream())
                .map(plan -> new ScenarioView.LinkedPlan(plan.code(), plan.name(), plan.description(), plan.tier()))
                .toList();
    }
}
