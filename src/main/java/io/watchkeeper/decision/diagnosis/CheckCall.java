package io.watchkeeper.decision.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A check with all its values, ready to be measured.
 *
 * @param source name of the source, empty for kinds without one
 * @param ask the text of the definition, letter by letter; values are bound to it, not put into it
 * @param values of the parameters by name; each fits the type of its parameter
 * @param types of those parameters that the kind does not know
 * @param event its id, where it is known
 * @param begun when the event first occurred, where it is known
 * @param result what the answer must be
 */
public record CheckCall(
        String node,
        String check,
        CheckKind kind,
        String source,
        String ask,
        SortedMap<String, String> values,
        SortedMap<String, ParameterType> types,
        Optional<Long> event,
        Optional<Instant> begun,
        String unit,
        Duration timeout,
        CheckTraits.Result result) {
    public CheckCall {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }

    /** The value, or what is taken where none is given. */
    public String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
