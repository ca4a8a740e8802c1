package io.watchkeeper.plan.machine;

import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Reaction.Accepted;
import io.watchkeeper.plan.machine.Reaction.Reason;
import io.watchkeeper.plan.machine.Reaction.Refused;

/** What people want of a whole run. */
record Commands(Layout layout) {
    Reaction carryOut(Progress progress, Command command) {
        return switch (command) {
            case CONFIRM ->
                progress.mode() == Mode.WAITING ? new Accepted(progress.confirmed()) : new Refused(Reason.NOT_WAITING);
            case PAUSE -> pause(progress);
            case RESUME -> progress.paused() ? new Accepted(progress.paused(false)) : new Refused(Reason.NOT_PAUSED);
            case STOP -> new Accepted(stop(progress));
            case ROLL_BACK -> rollBack(progress);
        };
    }

    /** Of a run that has ended: whether what is unknown happened is asked before, as ever. */
    Reaction takeBack(Progress progress, boolean waits) {
        if (!progress.ended()) {
            return rollBack(progress) instanceof Refused refused ? refused : new Refused(Reason.NOT_ENDED);
        }
        if (layout.parts(Phase.UNDO).noneMatch(undo -> open(progress, undo))) {
            return new Refused(Reason.NOTHING_TO_TAKE_BACK);
        }
        return new Accepted(waits ? progress.heading(Mode.WAITING) : progress.rollingBack());
    }

    private static boolean open(Progress progress, Part undo) {
        var undone = progress.of(undo.undone()).standing();
        return (undone == Standing.DONE || undone == Standing.UNKNOWN)
                && !progress.of(undo.id()).standing().settled();
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
        if (progress.mode() == Mode.WAITING) {
            return progress.notConfirmed("");
        }
        return progress.any(Standing.RUNNING)
                ? progress.atRest().stopping(RunState.STOPPED, "")
                : progress.ended(RunState.STOPPED, "");
    }

    private static Reaction rollBack(Progress progress) {
        return switch (progress.mode()) {
            case WAITING -> new Refused(Reason.NOT_CONFIRMED);
            case ROLLING_BACK -> new Refused(Reason.ALREADY_ROLLING_BACK);
            case ENDED -> new Refused(Reason.ENDED);
            case FORWARD, STOPPING -> new Accepted(progress.rollingBack());
        };
    }
}
