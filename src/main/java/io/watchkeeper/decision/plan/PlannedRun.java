package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.Optional;

/**
 * All that a run will do: a plan with its parameters and targets put in. It is reviewed, signed, stored with the run and carried out as it stands, whatever
 * becomes of the rulebook meanwhile.
 *
 * @param plan its code
 * @param digest of the plan's file: another text is another version
 * @param tier 1 to 3, the highest of the plan and of what its steps do
 * @param targets in the order in which they are acted on; the first batch are canaries
 * @param first how many targets the first batch has
 * @param batch how many the others have
 * @param tolerance how many targets may fail before no further batch begins
 * @param checks before anything is done, each of kind CHECK or WAIT
 * @param verification after everything is done: that the symptom is gone, each of kind CHECK or WAIT
 */
public record PlannedRun(
        String plan,
        String digest,
        int tier,
        List<Target> targets,
        int first,
        int batch,
        int tolerance,
        List<PlannedStep> checks,
        List<PlannedStep> steps,
        List<PlannedStep> verification) {
    public PlannedRun {
        targets = List.copyOf(targets);
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        verification = List.copyOf(verification);
    }

    /** Whether everything that changes something can be taken back. */
    public boolean reversible() {
        return steps.stream()
                .allMatch(step -> step.undo().isPresent() || step.call().danger() == 0);
    }

    public Optional<PlannedStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
