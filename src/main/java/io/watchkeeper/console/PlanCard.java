package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.decision.plan.PlanStep;
import io.watchkeeper.decision.plan.Plans;
import io.watchkeeper.event.RiskEventView.Recommendation;
import io.watchkeeper.event.RiskEventView.Tried;
import io.watchkeeper.facts.Sentence;

/**
 * A recommended plan with what the rulebook says about it.
 *
 * @param tried how it has fared lately on events of the scenario, or null
 * @param description null where the live rulebook no longer holds the plan; {@code tier} is 0 then
 */
public record PlanCard(
        String code,
        Sentence name,
        long rank,
        List<Sentence> reasons,
        Tried tried,
        Sentence description,
        int tier,
        List<Sentence> steps) {

    static PlanCard of(Recommendation recommended, Plans plans) {
        var plan = plans.find(recommended.plan().code());
        return new PlanCard(
                recommended.plan().code(),
                recommended.plan().name(),
                recommended.rank(),
                recommended.reasons(),
                recommended.tried(),
                plan.map(EmergencyPlan::description).orElse(null),
                plan.map(EmergencyPlan::tier).orElse(0),
                plan.map(EmergencyPlan::steps).orElse(List.of()).stream()
                        .map(PlanStep::text)
                        .toList());
    }
}
