package io.watchkeeper.facts;

/**
 * An emergency plan worth running, best rank first.
 *
 * @param plan a code of {@code plans/}
 * @param rank 1 is the best
 * @param reason a code of {@code reasons.csv}
 */
public record PlanRecommendation(String signal, String plan, long rank, String reason) implements DecisionFact {
    public PlanRecommendation {
        signal = Normal.text(signal);
        plan = Normal.text(plan);
        reason = Normal.text(reason);
    }

    @Override
    public PlanRecommendation as(String other) {
        return new PlanRecommendation(other, plan, rank, reason);
    }
}
