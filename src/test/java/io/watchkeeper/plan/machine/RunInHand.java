package io.watchkeeper.plan.machine;

import static io.watchkeeper.plan.machine.Planned.run;
import static io.watchkeeper.plan.machine.Planned.step;

import java.util.List;
import java.util.TreeMap;

import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.plan.machine.Happening.Ended;
import io.watchkeeper.plan.machine.Reaction.Accepted;
import io.watchkeeper.plan.machine.Reaction.Reason;
import io.watchkeeper.plan.machine.Reaction.Refused;

/** A run that a test moves step by step. */
abstract class RunInHand {
    Layout layout;
    Progress progress;
    List<Advance.Start> starts;

    final void begin(PlannedRun run) {
        layout = new Layout(run);
        move(Progress.begun(false));
    }

    final void move(Progress to) {
        var step = Advance.of(layout, to, 100);
        progress = step.progress();
        starts = step.starts();
    }

    final void react(Happening happening) {
        move(((Accepted) new RunMachine(layout).react(progress, happening)).progress());
    }

    final Reason refusal(Happening happening) {
        return ((Refused) new RunMachine(layout).react(progress, happening)).reason();
    }

    final void done(String part) {
        react(new Ended(part, progress.of(part).attempt(), new Result.Done(new TreeMap<>())));
    }

    final void failed(String part) {
        react(new Ended(part, progress.of(part).attempt(), new Result.Failed("it broke")));
    }

    final List<String> started() {
        return starts.stream().map(Advance.Start::part).toList();
    }

    final Part part(String id) {
        return layout.part(id).orElseThrow();
    }

    final RunState state() {
        return progress.state(layout);
    }
}
