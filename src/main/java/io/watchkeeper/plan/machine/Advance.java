package io.watchkeeper.plan.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.plan.CallResolution;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.PlannedStep.Condition;

/** What a run begins from where it is. Its progress has to be stored before any of the calls is made. */
public final class Advance {
    private final Layout layout;
    private final int most;
    private final List<Start> starts = new ArrayList<>();
    private Progress progress;

    /** A call to be made. */
    public record Start(String part, int attempt, OperationCall call) {}

    /** @param starts calls to be made once the progress is stored */
    public record Step(Progress progress, List<Start> starts) {
        public Step {
            starts = List.copyOf(starts);
        }
    }

    private Advance(Layout layout, Progress progress, int most) {
        this.layout = layout;
        this.progress = progress;
        this.most = most;
    }

    /**
     * As far as it goes without waiting for anything.
     *
     * @param most calls under way at a time: what is not begun is not unknown where a node dies
     */
    public static Step of(Layout layout, Progress progress, int most) {
        var advance = new Advance(layout, progress, most);
        advance.go();
        return new Step(advance.progress, advance.starts);
    }

    private void go() {
        switch (progress.mode()) {
            case WAITING, ENDED -> {}
            case FORWARD -> forward();
            case STOPPING -> {
                if (!underWay() && !asked()) {
                    progress = progress.ended(progress.endsAs(), progress.why());
                }
            }
            case ROLLING_BACK -> back();
        }
    }

    private boolean underWay() {
        return progress.any(Standing.RUNNING);
    }

    private boolean asked() {
        return layout.parts().stream().anyMatch(part -> progress.question(part).isPresent());
    }

    private void forward() {
        if (checksFailed()) {
            if (!underWay()) {
                progress = progress.ended(RunState.FAILED, "a check before it did not hold; nothing was done");
            }
            return;
        }
        while (!progress.paused() && !halted() && beginWhatMay()) {
            // what was skipped or could not be begun may let others begin
        }
        if (allSettled()) {
            progress = progress.ended(RunState.SUCCEEDED, "");
        }
    }

    private boolean checksFailed() {
        return layout.parts(Phase.CHECKS)
                .anyMatch(part -> progress.of(part.id()).standing() == Standing.FAILED);
    }

    private boolean halted() {
        return progress.any(Standing.FAILED) || progress.any(Standing.UNKNOWN);
    }

    private boolean allSettled() {
        return layout.parts().stream()
                .filter(part -> part.phase() != Phase.UNDO)
                .allMatch(this::settled);
    }

    private boolean settled(Part part) {
        return progress.of(part.id()).standing().settled();
    }

    private boolean settled(Phase phase) {
        return layout.parts(phase).allMatch(this::settled);
    }

    /** @return whether something came to an end by that */
    private boolean beginWhatMay() {
        var phase = !settled(Phase.CHECKS) ? Phase.CHECKS : !settled(Phase.STEPS) ? Phase.STEPS : Phase.VERIFICATION;
        boolean moved = false;
        for (var part : layout.parts(phase).toList()) {
            if (mayBegin(part)) {
                moved |= begin(part);
            }
        }
        return moved;
    }

    private boolean mayBegin(Part part) {
        return progress.of(part.id()).standing() == Standing.PENDING
                && part.after().stream()
                        .allMatch(before -> progress.of(before).standing().settled())
                && layout.batchesBefore(part).allMatch(this::settled);
    }

    private boolean begin(Part part) {
        var now = progress.of(part.id());
        var condition = part.phase() == Phase.UNDO
                ? Optional.<Condition>empty()
                : part.step().when();
        if (condition.isPresent() && !Calls.holds(layout, progress, part, condition.get())) {
            progress = progress.with(
                    part.id(),
                    now.standing(
                            Standing.SKIPPED,
                            condition.get().output() + " is none of "
                                    + condition.get().values()));
            return true;
        }
        if (part.manual()) {
            progress = progress.with(part.id(), now.standing(Standing.ASKED, ""));
            return false;
        }
        return call(part, now);
    }

    private boolean call(Part part, PartProgress now) {
        if (progress.standing(Standing.RUNNING).count() >= most) {
            return false;
        }
        var bound = Calls.bind(layout, progress, part);
        if (bound instanceof CallResolution.Ready ready) {
            var started = now.started();
            progress = progress.with(part.id(), started);
            starts.add(new Start(part.id(), started.attempt(), ready.call()));
            return false;
        }
        progress = new Failures(layout).failed(progress, part, ((CallResolution.Impossible) bound).why());
        return true;
    }

    /** One after the other, the last that was done first; what may have been done is asked for before. */
    private void back() {
        if (progress.paused() || underWay() || asked()) {
            return;
        }
        var next = layout.parts(Phase.UNDO)
                .filter(undo -> progress.of(undo.undone()).standing() == Standing.DONE)
                .filter(undo -> !settled(undo))
                .max(Comparator.comparingInt(undo -> progress.of(undo.undone()).done()));
        if (next.isEmpty()) {
            progress = rolledBack();
        } else if (progress.of(next.get().id()).standing() == Standing.PENDING && begin(next.get())) {
            back();
        }
    }

    private Progress rolledBack() {
        boolean all = layout.parts(Phase.UNDO)
                .noneMatch(undo -> progress.of(undo.id()).standing() == Standing.SKIPPED);
        return all
                ? progress.ended(RunState.ROLLED_BACK, "")
                : progress.ended(RunState.FAILED, "not everything was taken back");
    }
}
