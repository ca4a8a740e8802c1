package io.watchkeeper.decision.content;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.guard.BusinessCalendar.BusinessTime;
import io.watchkeeper.decision.guard.Guard;
import io.watchkeeper.decision.guard.GuardDecision;

/** What the components of the facts of stage guard can hold. */
final class GuardWords {
    static final Map<String, List<String>> ALL = Map.of(
            "ActiveRun.relation", List.of("SAME", "TARGET", "GROUP"),
            "GuardLimit.limit", Guard.limitNames(),
            "GuardVerdict.guard", Arrays.stream(Guard.values()).map(Guard::name).toList(),
            "GuardVerdict.verdict",
                    Arrays.stream(GuardDecision.Verdict.values())
                            .map(Enum::name)
                            .toList(),
            "HealRequest.businessTime",
                    Arrays.stream(BusinessTime.values()).map(Enum::name).toList(),
            "HealRequest.mode", List.of("OFF", "RECOMMEND", "SHADOW", "APPROVE", "AUTOMATIC"),
            "KillSwitch.engaged", List.of("global", "workspace", "scenario", "none"),
            "PlannedChange.kind", List.of("RELEASE", "FREEZE", "MAINTENANCE"));

    private GuardWords() {}
}
