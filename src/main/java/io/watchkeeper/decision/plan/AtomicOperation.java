package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.decision.diagnosis.Given;
import io.watchkeeper.facts.Sentence;

/**
 * One thing that can be done, from {@code plans/operations/CODE.yaml}.
 *
 * @param connection name of what it acts through, or a reference to the event that tells it; nothing for kinds without one
 * @param targets kinds of objects that it may be applied to, such as {@code host}; empty for any
 * @param does what is done, see {@link OperationKind}
 * @param outputs that later steps may refer to
 * @param idempotent whether doing it twice is as good as once
 * @param danger 0 for what only reads, 1 to 3 for what changes something
 * @param verify code of the operation that tells whether it went well
 * @param undo code of the operation that takes it back
 */
public record AtomicOperation(
        String code,
        Sentence name,
        Sentence about,
        OperationKind kind,
        Life life,
        Optional<Given> connection,
        List<String> targets,
        List<String> does,
        Map<String, PlanParameter> parameters,
        Map<String, PlanParameter> outputs,
        Duration timeout,
        boolean idempotent,
        int danger,
        Optional<String> verify,
        Optional<String> undo) {
    /** Whether plans may use it. */
    public enum Life {
        /** Not yet. */
        DRAFT,
        PUBLISHED,
        /** They should not any more. */
        DEPRECATED
    }

    public AtomicOperation {
        targets = List.copyOf(targets);
        does = List.copyOf(does);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** A target of which nobody knows the kind is the author's business. */
    boolean takes(Target target) {
        return targets.isEmpty()
                || target.kind().isEmpty()
                || targets.contains(target.kind().toLowerCase(Locale.ROOT));
    }
}
