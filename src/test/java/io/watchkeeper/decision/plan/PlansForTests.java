package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.Map;

/** Plans as they are written, made ready to run with the operations of {@link SmallPlans}. */
public final class PlansForTests {
    private PlansForTests() {}

    /** @param yaml of a plan called TURN, with nothing wrong in it */
    public static PlannedRun planned(String yaml, List<Target> targets) {
        var files = SmallPlans.files();
        files.put("plans/TURN.yaml", yaml);
        var library = SmallPlans.library(files);
        var plan = library.plans().find("TURN").orElseThrow();
        var planned = Planning.of(library, plan, PlanRequest.of(SmallPlans.event(), Map.of(), targets));
        if (planned instanceof Planned.Ready ready) {
            return ready.run();
        }
        throw new AssertionError(planned.toString());
    }
}
