package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.facts.Sentence;

/**
 * A step of a plan as its author wrote it.
 *
 * @param path where it stands in the file, such as {@code steps.drain}
 * @param after ids of the steps that must have ended before
 * @param when the step is skipped where an output is none of these
 * @param timeout where the step says another than its operation
 */
public record PlanStep(
        String id,
        String path,
        Sentence text,
        Deed deed,
        Set<String> after,
        boolean perTarget,
        Optional<When> when,
        int retries,
        Duration pause,
        Optional<Duration> timeout,
        Optional<Undo> undo) {
    public PlanStep {
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /** What a step does. */
    public sealed interface Deed {
        SortedMap<String, Given> with();
    }

    /**
     * A person does it.
     *
     * @param form what the person tells, for later steps
     * @param danger 0 where the person only looks
     * @param approves whether it is a decision, which another person takes than the one who started the run
     * @param attended whether it is left out where nobody attends: the guards of self-heal ask the same, or the remedy does not depend on it
     */
    public record Manual(Map<String, PlanParameter> form, int danger, boolean approves, boolean attended)
            implements Deed {
        public Manual {
            form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        }

        @Override
        public SortedMap<String, Given> with() {
            return new TreeMap<>();
        }
    }

    /** @param connection where the step says another than its operation */
    public record Acts(String operation, SortedMap<String, Given> with, Optional<Given> connection) implements Deed {
        public Acts {
            with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
        }
    }

    /** @param within how long the check may take to hold; it is made once where nothing is said */
    public record Checks(String check, SortedMap<String, Given> with, Requirement must, Optional<Duration> within)
            implements Deed {
        public Checks {
            with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
        }
    }

    /** The steps of another plan. */
    public record Calls(String plan, SortedMap<String, Given> with) implements Deed {
        public Calls {
            with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
        }
    }

    public record When(Given.Reference output, List<String> is) {
        public When {
            is = List.copyOf(is);
        }
    }

    public record Undo(String operation, SortedMap<String, Given> with) {
        public Undo {
            with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
        }
    }
}
