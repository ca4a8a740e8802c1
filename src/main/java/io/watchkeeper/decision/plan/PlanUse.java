package io.watchkeeper.decision.plan;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.watchkeeper.decision.plan.PlanStep.Acts;
import io.watchkeeper.decision.plan.PlanStep.Calls;
import io.watchkeeper.decision.plan.PlanStep.Manual;

/** Which operations plans use, and what that means for them. */
public final class PlanUse {
    private final PlanLibrary library;

    public PlanUse(PlanLibrary library) {
        this.library = library;
    }

    /** Codes of the plans that use an operation, by its code; operations that none uses have an empty set. */
    public SortedMap<String, SortedSet<String>> references() {
        var references = new TreeMap<String, SortedSet<String>>();
        library.operations().keySet().forEach(code -> references.put(code, new TreeSet<>()));
        for (var plan : library.plans().plans()) {
            operations(plan).forEach(code -> references
                    .computeIfAbsent(code, unknown -> new TreeSet<>())
                    .add(plan.code()));
        }
        return references;
    }

    /** Codes of the operations that a plan does itself, those that verify them and take them back included. */
    public SortedSet<String> operations(EmergencyPlan plan) {
        var codes = new TreeSet<String>();
        for (var step : plan.steps()) {
            step.undo().ifPresent(undo -> codes.add(undo.operation()));
            if (step.deed() instanceof Acts acts) {
                codes.add(acts.operation());
                var operation = library.operation(acts.operation());
                operation.flatMap(AtomicOperation::verify).ifPresent(codes::add);
                operation.flatMap(AtomicOperation::undo).ifPresent(codes::add);
            }
        }
        return codes;
    }

    /** Whether everything that the plan changes can be taken back, plans that it calls included. */
    public boolean reversible(EmergencyPlan plan) {
        return plan.steps().stream().allMatch(this::reversible);
    }

    private boolean reversible(PlanStep step) {
        if (step.undo().isPresent()) {
            return true;
        }
        if (step.deed() instanceof Acts acts) {
            return library.operation(acts.operation())
                    .filter(operation ->
                            operation.danger() == 0 || operation.undo().isPresent())
                    .isPresent();
        }
        if (step.deed() instanceof Calls calls) {
            return library.plans().find(calls.plan()).filter(this::reversible).isPresent();
        }
        return !(step.deed() instanceof Manual manual) || manual.danger() == 0;
    }

    /** The operation that takes a step back, where there is one. */
    public Optional<String> undo(PlanStep step) {
        var own = step.undo().map(PlanStep.Undo::operation);
        return Stream.of(
                        own,
                        step.deed() instanceof Acts acts
                                ? library.operation(acts.operation()).flatMap(AtomicOperation::undo)
                                : Optional.<String>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }
}
