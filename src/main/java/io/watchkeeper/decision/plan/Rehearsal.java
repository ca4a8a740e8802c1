package io.watchkeeper.decision.plan;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;

/** Exactly what a run would do to which targets, for people to read. Nothing is done. */
public record Rehearsal(List<Part> checks, List<Part> steps, List<Part> verification) {
    /** @param deeds one for each target, or one */
    public record Part(PlannedStep step, List<Deed> deeds, List<Deed> undo) {}

    /**
     * @param target empty for what is done once
     * @param lines what is done, values put in; what only the run tells stands in angle brackets
     */
    public record Deed(Optional<Target> target, List<String> lines) {}

    public static Rehearsal of(PlannedRun run) {
        return new Rehearsal(parts(run, run.checks()), parts(run, run.steps()), parts(run, run.verification()));
    }

    private static List<Part> parts(PlannedRun run, List<PlannedStep> steps) {
        return steps.stream()
                .map(step -> new Part(
                        step,
                        deeds(run, step, step.call()),
                        step.undo().map(undo -> deeds(run, step, undo)).orElse(List.of())))
                .toList();
    }

    private static List<Deed> deeds(PlannedRun run, PlannedStep step, PlannedCall call) {
        return step.perTarget()
                ? run.targets().stream()
                        .map(target -> deed(call, Optional.of(target)))
                        .toList()
                : List.of(deed(call, Optional.empty()));
    }

    private static Deed deed(PlannedCall planned, Optional<Target> target) {
        return new Deed(target, Wording.of(planned.call(), name -> value(planned, target, name)));
    }

    private static Optional<String> value(PlannedCall planned, Optional<Target> target, String name) {
        var open = planned.open().get(name);
        if (open == null) {
            return Optional.ofNullable(planned.call().values().get(name));
        }
        return target.flatMap(one -> References.read(one, open.path())).or(() -> Optional.of("<" + open.path() + ">"));
    }
}
