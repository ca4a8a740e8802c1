package io.watchkeeper.plan.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.decision.plan.Target;

/**
 * The parts of a run in the order in which people read them.
 *
 * <p>A batch begins when the one before is through. A step that is done once and waits for steps at targets waits for all batches of them; steps at targets that come after
 * it go through the batches again: each such round is a lap.
 */
public final class Layout {
    private final PlannedRun run;
    private final Map<String, Integer> batchOf = new HashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Integer> laps = new HashMap<>();

    /** @throws IllegalArgumentException where two steps have one id, or a step waits for one that there is not or for itself */
    public Layout(PlannedRun run) {
        this.run = run;
        batches();
        add(Phase.CHECKS, run.checks());
        add(Phase.STEPS, run.steps());
        add(Phase.VERIFICATION, run.verification());
        parts.values().stream().flatMap(Layout::undo).toList().forEach(this::add);
    }

    private void batches() {
        for (int i = 0; i < run.targets().size(); i++) {
            int batch = i < run.first() ? 0 : 1 + (i - run.first()) / Math.max(1, run.batch());
            batchOf.put(run.targets().get(i).name(), batch);
        }
    }

    private void add(Phase phase, List<PlannedStep> steps) {
        var byId = new LinkedHashMap<String, PlannedStep>();
        steps.forEach(step -> {
            if (byId.put(step.id(), step) != null) {
                throw new IllegalArgumentException("two steps are called " + step.id());
            }
        });
        steps.forEach(step -> lap(step, byId, new ArrayList<>()));
        steps.stream().flatMap(step -> parts(phase, step, byId)).forEach(this::add);
    }

    private void add(Part part) {
        if (parts.put(part.id(), part) != null) {
            throw new IllegalArgumentException("two steps are called " + part.id());
        }
    }

    private int lap(PlannedStep step, Map<String, PlannedStep> byId, List<String> way) {
        if (way.contains(step.id())) {
            throw new IllegalArgumentException("the step " + step.id() + " waits for itself");
        }
        way.add(step.id());
        int lap = 0;
        for (var before : step.after()) {
            var known = Optional.ofNullable(byId.get(before))
                    .orElseThrow(() -> new IllegalArgumentException("there is no step " + before + " to wait for"));
            int further = known.perTarget() && !step.perTarget() ? 1 : 0;
            lap = Math.max(lap, lap(known, byId, way) + further);
        }
        way.remove(step.id());
        laps.put(step.id(), lap);
        return lap;
    }

    private Stream<Part> parts(Phase phase, PlannedStep step, Map<String, PlannedStep> byId) {
        if (!step.perTarget()) {
            var after = step.after().stream()
                    .flatMap(before -> ids(byId.get(before)))
                    .toList();
            return Stream.of(new Part(step.id(), step, phase, step.call(), Optional.empty(), 0, after));
        }
        return run.targets().stream().map(target -> at(target, phase, step, byId));
    }

    private Part at(Target target, Phase phase, PlannedStep step, Map<String, PlannedStep> byId) {
        var after = step.after().stream()
                .map(byId::get)
                .map(before -> before.perTarget() ? Part.id(before, target) : before.id())
                .toList();
        var call = Calls.at(target, step.call());
        return new Part(
                Part.id(step, target), step, phase, call, Optional.of(target), batchOf.get(target.name()), after);
    }

    private Stream<String> ids(PlannedStep step) {
        return step.perTarget() ? run.targets().stream().map(target -> Part.id(step, target)) : Stream.of(step.id());
    }

    private static Stream<Part> undo(Part part) {
        return part.step().undo().stream().map(undo -> {
            PlannedCall call =
                    part.target().map(target -> Calls.at(target, undo)).orElse(undo);
            return new Part(
                    Part.undoOf(part.id()), part.step(), Phase.UNDO, call, part.target(), part.batch(), List.of());
        });
    }

    public PlannedRun run() {
        return run;
    }

    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    public Optional<Part> part(String id) {
        return Optional.ofNullable(parts.get(id));
    }

    Stream<Part> parts(Phase phase) {
        return parts.values().stream().filter(part -> part.phase() == phase);
    }

    boolean hasSeveralBatches() {
        return batchOf.values().stream().distinct().count() > 1;
    }

    /** The parts at targets of earlier batches that this one has to wait for. */
    Stream<Part> batchesBefore(Part part) {
        return part.target().isEmpty() || part.phase() == Phase.UNDO
                ? Stream.empty()
                : parts(part.phase())
                        .filter(other -> other.target().isPresent() && other.batch() < part.batch())
                        .filter(other -> laps.get(other.step().id())
                                .equals(laps.get(part.step().id())));
    }

    /** Ids of steps by which outputs are known. */
    Map<String, List<Part>> byStep() {
        return parts.values().stream()
                .filter(part -> part.phase() != Phase.UNDO)
                .collect(Collectors.groupingBy(part -> part.step().id()));
    }
}
