package io.watchkeeper.facts;

/** What a rule answers. A later stage reads the decision facts of an earlier one. */
public sealed interface DecisionFact extends Fact
        permits ScenarioMatch,
                Suppression,
                Correlation,
                StormGroup,
                CheckRequest,
                DiagnosisStep,
                Diagnosis,
                DiagnosedPlan,
                RiskGrade,
                PlanRecommendation,
                PlanDoubt,
                GuardLimit,
                GuardVerdict {
    /** The same answer for another signal. */
    DecisionFact as(String signal);
}
