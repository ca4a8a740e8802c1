package io.watchkeeper.plan.machine;

import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Reaction.Accepted;
import io.watchkeeper.plan.machine.Reaction.Reason;
import io.watchkeeper.plan.machine.Reaction.Refused;

/** What people want of a whole run that has not ended. */
record Commands(Layout layout) {
    Reaction carryOut(Progress progress, Command command) {
        return switch (command) {
            case CONFIRM ->
                progress.mode() == Mode.WAITING
                        ? new Accepted(progress.heading(Mode.FORWARD))
                        : new Refused(Reason.NOT_WAITING);
            case PAUSE -> pause(progress);
            case RESUME -> progress.paused() ? new Accepted(progress.paused(false)) : new Refused(Reason.NOT_PAUSED);
            case STOP -> new Accepted(stop(progress));
            case ROLL_BACK -> rollBack(progress);
        };
    }

    private static Reaction pause(Progress progress) {
        return switch (progress.mode()) {
            case WAITING -> new Refused(Reason.NOT_CONFIRMED);
            case STOPPING -> new Refused(Reason.STOPPING);
            case ENDED -> new Refused(Reason.ENDED);
            case FORWARD, ROLLING_BACK ->
                progress.paused() ? new Refused(Reason.ALREADY_PAUSED) : new Accepted(progress.paused(true));
        };
    }

    /** Calls under way are not cut off: nobody would know what they had done. A second wish ends the wait for answers of people. */
    private static Progress stop(Progress progress) {
        boolean open = progress.any(Standing.RUNNING);
        return progress.mode() == Mode.WAITING || !open
                ? progress.ended(RunState.STOPPED, "")
                : atRest(progress).stopping(RunState.STOPPED, "");
    }

    private static Reaction rollBack(Progress progress) {
        return switch (progress.mode()) {
            case WAITING -> new Refused(Reason.NOT_CONFIRMED);
            case ROLLING_BACK -> new Refused(Reason.ALREADY_ROLLING_BACK);
            case ENDED -> new Refused(Reason.ENDED);
            case FORWARD, STOPPING -> new Accepted(atRest(progress).heading(Mode.ROLLING_BACK));
        };
    }

    /** What waits for a person or for another try is not begun any more. */
    private static Progress atRest(Progress progress) {
        var after = progress;
        for (var part : progress.parts().entrySet()) {
            var standing = part.getValue().standing();
            if (standing == Standing.ASKED || standing == Standing.BACKING_OFF) {
                after = after.with(
                        part.getKey(),
                        part.getValue()
                                .standing(Standing.PENDING, part.getValue().why()));
            }
        }
        return after;
    }
}
