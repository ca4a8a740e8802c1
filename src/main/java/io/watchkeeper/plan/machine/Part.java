package io.watchkeeper.plan.machine;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.decision.plan.Target;

/**
 * A step at one target, or a step that is done once: the smallest thing that a run does, and takes back.
 *
 * @param id the step's, {@code step@target} where it is done to each target; {@code undo:} before it where it takes that one back
 * @param batch counted from 0, of the target
 * @param after ids of the parts that must be settled before
 */
public record Part(
        String id,
        PlannedStep step,
        Phase phase,
        PlannedCall call,
        Optional<Target> target,
        int batch,
        List<String> after) {
    private static final String UNDO = "undo:";

    public Part {
        after = List.copyOf(after);
    }

    static String id(PlannedStep step, Target target) {
        return step.id() + "@" + target.name();
    }

    static String undoOf(String id) {
        return UNDO + id;
    }

    /** The part that is taken back where this one does. */
    String undone() {
        return id.substring(UNDO.length());
    }

    /** Whether a person does it. */
    public boolean manual() {
        return call.call().kind() == OperationKind.MANUAL;
    }

    /** Whether a person decides who did not start the run. */
    public boolean approval() {
        return manual() && call.call().operation().equals(OperationCall.APPROVAL);
    }

    boolean idempotent() {
        return call.call().idempotent();
    }
}
