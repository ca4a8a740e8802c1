package io.watchkeeper.facts;

/**
 * A reason to try the other recommended plans first: the plan, if it is recommended, goes behind all that nothing speaks against.
 *
 * @param plan a code of {@code plans/}
 * @param reason a code of {@code reasons.csv}
 */
public record PlanDoubt(String signal, String plan, String reason) implements DecisionFact {
    public PlanDoubt {
        signal = Normal.text(signal);
        plan = Normal.text(plan);
        reason = Normal.text(reason);
    }

    @Override
    public PlanDoubt as(String other) {
        return new PlanDoubt(other, plan, reason);
    }
}
