package io.watchkeeper.decision.content;

import java.util.List;
import java.util.Optional;

/** The emergency plans of a rulebook, by code. */
public record Plans(List<EmergencyPlan> plans) {
    public Plans {
        plans = List.copyOf(plans);
    }

    public Optional<EmergencyPlan> find(String code) {
        return plans.stream().filter(plan -> plan.code().equals(code)).findFirst();
    }
}
