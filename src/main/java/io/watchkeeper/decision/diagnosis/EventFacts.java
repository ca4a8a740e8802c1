package io.watchkeeper.decision.diagnosis;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a diagnosis knows of its event. It is stored with the diagnosis, so that the same evidence gives the same conclusion.
 *
 * @param values by the name behind {@code event.}
 * @param labels of the latest signal
 */
public record EventFacts(SortedMap<String, String> values, SortedMap<String, String> labels) {
    /** All names that {@code ${event.…}} may have besides {@code labels.…}. */
    public static final java.util.List<String> NAMES = java.util.List.of(
            "id",
            "workspace",
            "scenario",
            "object",
            "objectKind",
            "application",
            "environment",
            "source",
            "grade",
            "startedAt");

    public EventFacts {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    public static EventFacts of(Map<String, String> values, Map<String, String> labels) {
        return new EventFacts(new TreeMap<>(values), new TreeMap<>(labels));
    }

    /** @param path such as {@code object} or {@code labels.mountpoint} */
    public Optional<String> read(String path) {
        return Optional.ofNullable(
                path.startsWith("labels.") ? labels.get(path.substring("labels.".length())) : values.get(path));
    }

    /** Whether any event may tell it. */
    public static boolean known(String path) {
        return path.startsWith("labels.") && path.length() > "labels.".length() || NAMES.contains(path);
    }
}
