package io.watchkeeper.plan.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedStep;
import io.watchkeeper.decision.plan.PlannedStep.Condition;
import io.watchkeeper.decision.plan.PlannedStep.PlannedCall;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.facts.Sentence;

/** Plans for tests, written by hand. */
public final class Planned {
    private Planned() {}

    /** A step that is done once, after the others; change it with the methods of {@link Made}. */
    public static Made step(String id, String... after) {
        return new Made(id, List.of(after));
    }

    public static PlannedRun run(Made... steps) {
        return run(List.of(), steps);
    }

    public static PlannedRun run(List<String> targets, Made... steps) {
        return run(targets, 1, 1, 0, steps);
    }

    public static PlannedRun run(List<String> targets, int first, int batch, int tolerance, Made... steps) {
        return new PlannedRun(
                "TRY",
                "d1",
                2,
                targets(targets),
                first,
                batch,
                tolerance,
                List.of(),
                Stream.of(steps).map(Made::planned).toList(),
                List.of());
    }

    static List<Target> targets(List<String> names) {
        return names.stream().map(name -> new Target("HOST", name, name)).toList();
    }

    /** A step in the making. */
    public static final class Made {
        private final String id;
        private final List<String> after;
        private final Map<String, Given.Reference> open = new TreeMap<>();
        private OperationKind kind = OperationKind.SCRIPT;
        private boolean idempotent;
        private boolean perTarget;
        private boolean undo;
        private int retries;
        private Condition when;

        private Made(String id, List<String> after) {
            this.id = id;
            this.after = after;
        }

        public Made idempotent() {
            idempotent = true;
            return this;
        }

        public Made atTargets() {
            perTarget = true;
            return this;
        }

        public Made undone() {
            undo = true;
            return this;
        }

        public Made manual() {
            kind = OperationKind.MANUAL;
            return this;
        }

        public Made retried(int times) {
            retries = times;
            return this;
        }

        public Made when(String output, String... values) {
            when = new Condition(output, java.util.Set.of(values));
            return this;
        }

        public Made with(String parameter, String reference) {
            open.put(parameter, new Given.Reference(reference, Optional.empty()));
            return this;
        }

        public PlannedStep planned() {
            return new PlannedStep(
                    id,
                    new Sentence(id, id),
                    call(id, new TreeMap<>(open)),
                    new TreeSet<>(after),
                    perTarget,
                    Optional.ofNullable(when),
                    retries,
                    Duration.ofSeconds(1),
                    undo ? Optional.of(call("un" + id, new TreeMap<>())) : Optional.empty());
        }

        private PlannedCall call(String operation, TreeMap<String, Given.Reference> references) {
            var types = new TreeMap<String, ParameterType>();
            references.keySet().forEach(name -> types.put(name, ParameterType.NAME));
            var call = new OperationCall(
                    operation,
                    kind,
                    "",
                    List.of(operation),
                    new TreeMap<>(),
                    types,
                    Optional.empty(),
                    Duration.ofSeconds(10),
                    idempotent);
            return new PlannedCall(call, references, 1);
        }
    }
}
