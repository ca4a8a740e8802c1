package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.facts.Sentence;

/**
 * A step of a plan as it was reviewed. What the event and the parameters tell is in it already; only outputs of earlier steps are still references, and in a step
 * that is done to each target {@code target.name}, {@code target.address} and {@code target.kind}: it stands once in a {@link PlannedRun}, its call has no target.
 *
 * @param id unique within the plan, such as {@code drain}; steps of a plan called by another are {@code caller.drain}
 * @param text what it does, for people; the instruction of a manual step
 * @param after ids of the steps that must have ended well before; steps that do not wait for each other run in parallel
 * @param perTarget whether it is done to each target, in batches, or once
 * @param when reference to an output and what it must be; the step is skipped otherwise
 * @param retries how often it is tried again after a failure that is known
 * @param pause before the first retry, doubled before each further one
 * @param undo what takes it back, in reverse order, on a roll back
 */
public record PlannedStep(
        String id,
        Sentence text,
        PlannedCall call,
        SortedSet<String> after,
        boolean perTarget,
        Optional<Condition> when,
        int retries,
        Duration pause,
        Optional<PlannedCall> undo) {
    public PlannedStep {
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /**
     * @param open outputs of earlier steps, and what tells one target from another, that are put in when it is done; by parameter
     * @param danger 0 for what only reads, 1 to 3 for what changes something, as in the catalogue
     */
    public record PlannedCall(OperationCall call, SortedMap<String, Given.Reference> open, int danger) {
        public PlannedCall {
            open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
        }
    }

    /**
     * @param output such as {@code steps.look.exit}
     * @param values any of which will do
     */
    public record Condition(String output, Set<String> values) {
        public Condition {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }
    }
}
