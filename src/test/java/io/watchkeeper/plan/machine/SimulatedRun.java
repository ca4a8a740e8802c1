package io.watchkeeper.plan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import io.watchkeeper.decision.plan.PlannedRun;

/** What all simulated nodes see of a run, and what the world knows of it. */
final class SimulatedRun {
    final Layout layout;
    final Map<String, Integer> effects = new HashMap<>();
    Progress progress;
    int owner = SimulatedNodes.NOBODY;
    int fence;

    SimulatedRun(PlannedRun plan, boolean waits) {
        layout = new Layout(plan);
        progress = Progress.begun(waits);
    }

    int effects(Part part) {
        return effects.getOrDefault(part.id(), 0);
    }

    /** To be asked when it has just ended: a call may tell later what it did. */
    void assertTakenBack() {
        if (progress.endsAs() == RunState.ROLLED_BACK) {
            layout.parts(Phase.UNDO)
                    .filter(undo -> progress.of(undo.undone()).standing() == Standing.DONE)
                    .forEach(undo -> assertThat(progress.of(undo.id()).standing())
                            .as(undo.id())
                            .isEqualTo(Standing.DONE));
        }
    }
}
