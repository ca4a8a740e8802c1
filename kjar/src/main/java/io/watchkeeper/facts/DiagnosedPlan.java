package io.watchkeeper.facts;

/**
 * An emergency plan that fits the conclusion of a diagnosis.
 *
 * @param plan a code of {@code plans/}
 * @param rank 1 is the best
 */
public record DiagnosedPlan(String signal, String plan, long rank) implements DecisionFact {
    public DiagnosedPlan {
        signal = Normal.text(signal);
        plan = Normal.text(plan);
    }

    @Override
    public DiagnosedPlan as(String other) {
        return new DiagnosedPlan(other, plan, rank);
    }
}
