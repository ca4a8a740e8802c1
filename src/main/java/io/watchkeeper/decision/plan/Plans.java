package io.watchkeeper.decision.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The emergency plans of a rulebook, by code. */
public final class Plans {
    private final List<EmergencyPlan> plans;
    private final Map<String, EmergencyPlan> byCode = new LinkedHashMap<>();

    public Plans(List<EmergencyPlan> plans) {
        this.plans = List.copyOf(plans);
        plans.forEach(plan -> byCode.put(plan.code(), plan));
    }

    public List<EmergencyPlan> plans() {
        return plans;
    }

    public Optional<EmergencyPlan> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
