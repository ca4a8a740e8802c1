package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.plan.EmergencyPlan;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealMode;
import io.watchkeeper.healing.HealRecordPage;
import io.watchkeeper.healing.HealRecordView;
import io.watchkeeper.healing.HealScenario;
import io.watchkeeper.healing.Safeguards.BreakerView;
import io.watchkeeper.healing.Safeguards.KillSwitchView;

/**
 * What the page about self-heal shows.
 *
 * @param engaged kill switches that are
 * @param holding records that wait for a person
 * @param plans that a scenario can be given
 * @param refusal why the form that was sent is shown again, or null
 */
public record SelfHealView(
        List<KillSwitchView> engaged,
        List<BreakerView> breakers,
        List<HealRecordView> holding,
        List<HealScenario> scenarios,
        List<EmergencyPlan> plans,
        HealRecordPage records,
        Sentence refusal) {
    public List<HealMode> modes() {
        return HealMode.known();
    }
}
