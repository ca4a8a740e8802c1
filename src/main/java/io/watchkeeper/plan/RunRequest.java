package io.watchkeeper.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a plan is to be run for.
 *
 * @param eventId null for a run beside any event
 * @param parameters by name; what is left out is what the plan says
 * @param targets names of objects; left out or empty for those that the plan names
 */
@Schema(name = "ReviewRequest", examples = RunRequest.EXAMPLE)
public record RunRequest(String eventId, SortedMap<String, String> parameters, List<String> targets) {
    static final String EXAMPLE =
            """
            {"eventId": "4201", "parameters": {"service": "shop"}, "targets": ["web-1", "web-2"]}
            """;

    public RunRequest {
        parameters =
                Collections.unmodifiableSortedMap(parameters == null ? new TreeMap<>() : new TreeMap<>(parameters));
        targets = targets == null
                ? List.of()
                : targets.stream().map(name -> name == null ? "" : name.strip()).toList();
    }

    public static RunRequest of(String eventId, Map<String, String> parameters, List<String> targets) {
        return new RunRequest(eventId, new TreeMap<>(parameters), targets);
    }

    @JsonIgnore
    Optional<String> event() {
        return Optional.ofNullable(eventId).map(String::strip).filter(id -> !id.isEmpty());
    }
}
