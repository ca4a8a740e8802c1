package io.watchkeeper.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.OperationFile;
import io.watchkeeper.decision.plan.PlanUse;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** The plans and operations of the live rulebook. */
@ApplicationScoped
public class PlanBrowsing {
    private final LiveRulebook live;
    private final PlanVersions versions;
    private final OperationUse use;

    PlanBrowsing(LiveRulebook live, PlanVersions versions, OperationUse use) {
        this.live = live;
        this.versions = versions;
        this.use = use;
    }

    /** By code. */
    public Uni<List<PlanView>> plans() {
        var rulebook = live.current();
        var plans = rulebook.plans().plans();
        var rendering = new PlanRendering(rulebook.library());
        var scenarios = scenarios(rulebook);
        return versions.of(plans).map(numbers -> plans.stream()
                .map(plan ->
                        rendering.plan(plan, numbers.get(plan.code()), scenarios.getOrDefault(plan.code(), List.of())))
                .toList());
    }

    /** Fails with a {@link ProblemException} of status 404 for a code that the live rulebook does not have. */
    public Uni<PlanView> plan(String code) {
        var rulebook = live.current();
        var plan = known(rulebook, code);
        var scenarios = scenarios(rulebook).getOrDefault(code, List.of());
        return versions.of(plan).map(number -> new PlanRendering(rulebook.library()).plan(plan, number, scenarios));
    }

    /** As it is written. Fails as {@link #plan} does. */
    public EmergencyPlan written(String code) {
        return known(live.current(), code);
    }

    /** By code. */
    public Uni<List<OperationView>> operations() {
        var rulebook = live.current();
        var rendering = new PlanRendering(rulebook.library());
        var library = rulebook.library();
        // the live plans are versions, too
        return versions.of(library.plans().plans())
                .chain(() -> use.counts(library))
                .map(counts -> new PlanUse(library)
                        .references().entrySet().stream()
                                .flatMap(used -> library.operation(used.getKey()).stream()
                                        .map(operation -> rendering.operation(
                                                operation, used.getValue(), counts.getOrDefault(operation.code(), 0))))
                                .toList());
    }

    /** The text of its file. @throws ProblemException 404 for a code that the live rulebook does not have */
    public String writtenOperation(String code) {
        var rulebook = live.current();
        return rulebook.library()
                .operation(code)
                .map(known -> rulebook.content().files().get(OperationFile.FOLDER + known.code() + ".yaml"))
                .orElseThrow(() -> ProblemException.notFound("The live rulebook has no such operation."));
    }

    private static EmergencyPlan known(Rulebook rulebook, String code) {
        return rulebook.plans()
                .find(code)
                .orElseThrow(() -> ProblemException.notFound("The live rulebook has no such plan."));
    }

    private static Map<String, List<RiskScenario>> scenarios(Rulebook rulebook) {
        var byPlan = new HashMap<String, List<RiskScenario>>();
        for (var scenario : rulebook.catalogue().scenarios()) {
            rulebook.linkedPlans(scenario.code())
                    .forEach(plan -> byPlan.computeIfAbsent(plan, first -> new ArrayList<>())
                            .add(scenario));
        }
        return byPlan;
    }
}
