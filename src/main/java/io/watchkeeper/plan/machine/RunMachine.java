package io.watchkeeper.plan.machine;

import java.util.Map;

import io.watchkeeper.plan.machine.Happening.Answer;
import io.watchkeeper.plan.machine.Happening.Command;
import io.watchkeeper.plan.machine.Happening.Ended;
import io.watchkeeper.plan.machine.Happening.PauseOver;
import io.watchkeeper.plan.machine.Happening.Retry;
import io.watchkeeper.plan.machine.Happening.Skip;
import io.watchkeeper.plan.machine.Reaction.Accepted;
import io.watchkeeper.plan.machine.Reaction.Reason;
import io.watchkeeper.plan.machine.Reaction.Refused;

/** What a run makes of what happens. It begins nothing: {@link Advance} does. */
public final class RunMachine {
    private static final String NODE_GONE = "the node that did it is gone, and nobody knows what it had done";

    private final Layout layout;
    private final Failures failures;

    public RunMachine(Layout layout) {
        this.layout = layout;
        this.failures = new Failures(layout);
    }

    /** Answers to calls, pauses and time are never refused: one that comes too late changes nothing. */
    public Reaction react(Progress progress, Happening happening) {
        if (happening instanceof Ended ended) {
            return new Accepted(ended(progress, ended));
        }
        if (happening instanceof Happening.TakeBack back) {
            return new Commands(layout).takeBack(progress, back.waits());
        }
        if (progress.ended()) {
            boolean asked = happening instanceof Command
                    || happening instanceof Retry
                    || happening instanceof Skip
                    || happening instanceof Answer;
            return asked ? new Refused(Reason.ENDED) : new Accepted(progress);
        }
        if (happening instanceof Command command) {
            return new Commands(layout).carryOut(progress, command);
        }
        if (happening instanceof PauseOver over) {
            return new Accepted(pauseOver(progress, over.part()));
        }
        if (happening instanceof Happening.TakenUp) {
            return new Accepted(takenUp(progress));
        }
        if (happening instanceof Happening.TimeOver) {
            return new Accepted(timeOver(progress));
        }
        return new Decisions(layout).decide(progress, happening);
    }

    /** The answer counts as long as nobody has decided without it: an attempt's number is given once. */
    private Progress ended(Progress progress, Ended ended) {
        var part = layout.part(ended.part());
        var now = progress.of(ended.part());
        boolean open = now.standing() == Standing.RUNNING || now.standing() == Standing.UNKNOWN;
        if (part.isEmpty() || now.attempt() != ended.attempt() || !open) {
            return progress;
        }
        if (ended.result() instanceof Result.Done done) {
            return progress.with(part.get().id(), now.done(progress.doneSoFar() + 1, done.outputs()));
        }
        if (ended.result() instanceof Result.Failed failed) {
            return progress.ended()
                    ? progress.with(part.get().id(), now.standing(Standing.FAILED, failed.why()))
                    : failures.known(progress, part.get(), failed.why());
        }
        return now.standing() == Standing.UNKNOWN
                ? progress
                : failures.unknown(progress, part.get(), ((Result.Unknown) ended.result()).why());
    }

    private Progress takenUp(Progress progress) {
        var lost = progress.standing(Standing.RUNNING).map(Map.Entry::getKey).toList();
        var after = progress;
        for (var part : lost) {
            after = failures.unknown(after, layout.part(part).orElseThrow(), NODE_GONE);
        }
        return after;
    }

    private static Progress pauseOver(Progress progress, String part) {
        var now = progress.of(part);
        return now.standing() == Standing.BACKING_OFF
                ? progress.with(part, now.standing(Standing.PENDING, now.why()))
                : progress;
    }

    /** Where calls are under way their answers are waited for: each has a time of its own. */
    private static Progress timeOver(Progress progress) {
        if (progress.mode() == Mode.WAITING) {
            return progress.notConfirmed("nobody confirmed it in time");
        }
        var why = "its time was over";
        return progress.any(Standing.RUNNING)
                ? progress.stopping(RunState.FAILED, why)
                : progress.ended(RunState.FAILED, why);
    }
}
