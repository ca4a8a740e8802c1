package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.guard.GuardDecision.Verdict;
import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealMode;
import io.watchkeeper.healing.HealRecordPage;
import io.watchkeeper.healing.HealRecordView;
import io.watchkeeper.healing.HealScenario;
import io.watchkeeper.healing.HealState;
import io.watchkeeper.healing.Safeguards.BreakerView;
import io.watchkeeper.healing.Safeguards.KillSwitchView;

/**
 * What the page about self-heal shows.
 *
 * @param engaged kill switches that are
 * @param holding records that wait for a person
 * @param plans that a scenario can be given
 * @param faults what the address asks of records that cannot be answered
 * @param refusal why the form that was sent is shown again, or null
 */
public record SelfHealView(
        List<KillSwitchView> engaged,
        List<BreakerView> breakers,
        List<HealRecordView> holding,
        List<HealScenario> scenarios,
        List<EmergencyPlan> plans,
        HealRecordPage records,
        List<Sentence> faults,
        Sentence refusal) {
    public List<HealMode> modes() {
        return HealMode.known();
    }

    public List<HealState> states() {
        return HealState.known();
    }

    public List<Verdict> verdicts() {
        return List.of(Verdict.values());
    }

    /** Those that a plan is bound to, each once. */
    public List<HealScenario.Named> scenarioNames() {
        return scenarios.stream().map(HealScenario::scenario).distinct().toList();
    }
}
