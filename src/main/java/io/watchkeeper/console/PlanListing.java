package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.plan.PlanView;

/** The list of plans. */
public record PlanListing(List<PlanView> plans) {
    public PlanListing {
        plans = List.copyOf(plans);
    }

    /** How many do something by themselves. */
    public long acting() {
        return plans.stream().filter(PlanView::acts).count();
    }
}
