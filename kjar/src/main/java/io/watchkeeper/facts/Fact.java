package io.watchkeeper.facts;

/** What a session is given. Every fact names the signal it belongs to, because the signals of a batch share one session. */
public sealed interface Fact
        permits Signal,
                SignalMeaning,
                Episode,
                OpenEvent,
                CompletedEvent,
                ScenarioWindow,
                PlannedChange,
                RiskEvent,
                DiagnosisPlace,
                Evidence,
                HealRequest,
                TargetHealth,
                RecentRuns,
                ActiveRun,
                StormState,
                KillSwitch,
                CircuitBreaker,
                Approval,
                BlockingEvent,
                PlanHistory,
                DecisionFact {
    /** The signal's name inside its session: unique there, without meaning elsewhere, and left out of stored decisions. */
    String signal();
}
