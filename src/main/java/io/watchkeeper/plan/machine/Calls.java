package io.watchkeeper.plan.machine;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.plan.CallResolution;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.PlannedStep.Condition;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.decision.plan.Target;

/** Puts what earlier steps said, and what tells a target, into calls. */
public final class Calls {
    private static final String STEPS = "steps.";

    private Calls() {}

    static PlannedCall at(Target target, PlannedCall planned) {
        var call = planned.call();
        var there = new OperationCall(
                call.operation(),
                call.kind(),
                call.connection(),
                call.does(),
                call.values(),
                call.types(),
                Optional.of(target),
                call.timeout(),
                call.idempotent());
        return new PlannedCall(there, planned.open(), planned.danger());
    }

    /** What is made at this part once everything before it has been done. */
    public static CallResolution bind(Layout layout, Progress progress, Part part) {
        return CallResolution.of(part.call(), part.target(), path -> read(layout, progress, part, path));
    }

    static boolean holds(Layout layout, Progress progress, Part part, Condition condition) {
        return read(layout, progress, part, condition.output())
                .filter(condition.values()::contains)
                .isPresent();
    }

    private static Optional<String> read(Layout layout, Progress progress, Part part, String path) {
        int dot = path.lastIndexOf('.');
        if (!path.startsWith(STEPS) || dot <= STEPS.length()) {
            return Optional.empty();
        }
        var step = path.substring(STEPS.length(), dot);
        return told(layout.byStep().getOrDefault(step, List.of()), part)
                .map(source -> progress.of(source.id()).outputs().get(path.substring(dot + 1)));
    }

    /** A step at targets tells what it does at the same one; where there is only one, that tells everybody. */
    private static Optional<Part> told(List<Part> sources, Part reader) {
        return sources.size() == 1
                ? Optional.of(sources.get(0))
                : sources.stream()
                        .filter(source -> source.target().equals(reader.target()))
                        .findFirst();
    }
}
