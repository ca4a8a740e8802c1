package io.watchkeeper.console;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.access.Permissions;
import io.watchkeeper.access.Reason;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealDesk;
import io.watchkeeper.healing.HealRecordFilter;
import io.watchkeeper.healing.HealRecordView;
import io.watchkeeper.healing.HealScenario;
import io.watchkeeper.healing.HealScenarioBody;
import io.watchkeeper.healing.HealScenarios;
import io.watchkeeper.healing.Safeguards;
import io.watchkeeper.healing.Safeguards.BreakerView;
import io.watchkeeper.healing.Safeguards.KillSwitchView;

/** What the page about self-heal does for the person before it. */
@ApplicationScoped
public class SelfHealDesk {
    private final HealDesk desk;
    private final HealScenarios scenarios;
    private final Safeguards safeguards;
    private final Caller caller;

    SelfHealDesk(HealDesk desk, HealScenarios scenarios, Safeguards safeguards, Caller caller) {
        this.desk = desk;
        this.scenarios = scenarios;
        this.safeguards = safeguards;
        this.caller = caller;
    }

    /**
     * @param workspace whose records are listed, empty for all
     * @param refusal null on a page that is only looked at
     */
    Uni<SelfHealView> show(String workspace, HealRecordFilter filter, List<Sentence> faults, Sentence refusal) {
        var where = caller.workspaces();
        return safeguards
                .switches(where)
                .chain(switches -> safeguards.breakers(where).chain(breakers -> desk.list(where, HealRecordFilter.HELD)
                        .chain(holding -> scenarios.list(where).chain(bound -> desk.list(
                                        caller.workspaces(workspace), filter)
                                .map(records -> new SelfHealView(
                                        switches.stream()
                                                .filter(KillSwitchView::engaged)
                                                .toList(),
                                        breakers.stream()
                                                .filter(BreakerView::open)
                                                .toList(),
                                        holding.items(),
                                        bound,
                                        scenarios.plans(),
                                        records,
                                        faults,
                                        refusal))))));
    }

    Uni<HealRecordView> answer(String id, boolean yes, String reason) {
        return desk.answer(id, yes, reason);
    }

    Uni<HealScenario> mode(String workspace, String code, HealScenarioBody body, long version) {
        var home = caller.workspaceFor(Permissions.MANAGE_SELF_HEAL, workspace);
        return scenarios.put(home, code, body, Optional.of(version));
    }

    Uni<KillSwitchView> kill(String workspace, String scope, boolean engaged, String reason) {
        var asked = caller.workspaceFor(Permissions.MANAGE_SELF_HEAL, blank(workspace));
        return safeguards.set(asked, scope, engaged, Reason.demanded(reason));
    }

    Uni<BreakerView> close(String workspace, String scope, String reason) {
        var asked = caller.workspaceFor(Permissions.MANAGE_SELF_HEAL, blank(workspace));
        return safeguards.close(asked, scope, Reason.demanded(reason));
    }

    private static String blank(String workspace) {
        return workspace == null || workspace.isBlank() ? null : workspace;
    }
}
