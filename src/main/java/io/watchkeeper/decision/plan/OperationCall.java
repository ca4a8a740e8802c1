package io.watchkeeper.decision.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.watchkeeper.decision.diagnosis.ParameterType;

/**
 * What is done to one target, with all values in: the review sheet shows this, and this is carried out.
 *
 * @param operation code in the catalogue; what a person does has none, but for {@link #APPROVAL}
 * @param connection name of what it acts through, empty for kinds without one
 * @param does the catalogue's own text, letter by letter, with {@code {name}} where a value belongs: arguments of a command, method, path and body of a
 *     request, statements. Values are bound to it by the kind, never pasted.
 * @param values of the parameters by name; each fits its type
 * @param target empty for a step that is done once
 * @param idempotent whether doing it twice is as good as once: another call is never repeated blindly
 */
public record OperationCall(
        String operation,
        OperationKind kind,
        String connection,
        List<String> does,
        SortedMap<String, String> values,
        SortedMap<String, ParameterType> types,
        Optional<Target> target,
        Duration timeout,
        boolean idempotent) {
    /** What a person decides who did not start the run. */
    public static final String APPROVAL = "APPROVAL";

    public OperationCall {
        does = List.copyOf(does);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }
}
