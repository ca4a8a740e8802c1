package io.watchkeeper.decision.plan;

import java.util.List;

/** What came of planning a run. */
public sealed interface Planned {
    record Ready(PlannedRun run) implements Planned {}

    /** @param flaws all that were found, at least one */
    record Flawed(List<PlanFlaw> flaws) implements Planned {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }
}
