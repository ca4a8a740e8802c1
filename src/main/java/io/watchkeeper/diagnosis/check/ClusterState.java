package io.watchkeeper.diagnosis.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** What an object of a cluster says of itself. */
record ClusterState(JsonNode spec, JsonNode status) {
    /** A container waits for nothing, has never ended. */
    private static final String NONE = "none";

    static ClusterState of(JsonNode object) {
        return new ClusterState(object.path("spec"), object.path("status"));
    }

    /** @param of the condition that is meant */
    Answer read(String what, String of) {
        return switch (what) {
            case "condition" -> condition(of);
            case "waiting" -> Answer.of(first("state", "waiting").orElse(NONE));
            case "terminated" ->
                Answer.of(first("lastState", "terminated")
                        .or(() -> first("state", "terminated"))
                        .orElse(NONE));
            case "restarts" ->
                Answer.of(containers()
                        .mapToLong(container -> container.path("restartCount").asLong())
                        .sum());
            case "missing" -> missing();
            default -> text(status.path("phase"), "it has no phase");
        };
    }

    private Answer condition(String type) {
        return elements(status.path("conditions"))
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst()
                .map(condition -> text(condition.path("status"), "the condition has no status"))
                .orElseGet(() -> Answer.none("it has no condition " + type));
    }

    /** Replicas that are wanted and not ready; of a daemon set one a node. */
    private Answer missing() {
        if (status.has("desiredNumberScheduled")) {
            return Answer.of(status.path("desiredNumberScheduled").asLong()
                    - status.path("numberReady").asLong());
        }
        return spec.has("replicas")
                ? Answer.of(spec.path("replicas").asLong()
                        - status.path("readyReplicas").asLong())
                : Answer.none("it has no replicas");
    }

    /** The reason of the first container that is in the state, or was. */
    private Optional<String> first(String when, String state) {
        return containers()
                .map(container ->
                        container.path(when).path(state).path("reason").asText())
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    private Stream<JsonNode> containers() {
        return Stream.of("initContainerStatuses", "containerStatuses").flatMap(kind -> elements(status.path(kind)));
    }

    private static Answer text(JsonNode value, String otherwise) {
        return value.isValueNode() && !value.asText().isEmpty() ? Answer.of(value.asText()) : Answer.none(otherwise);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : List.<JsonNode>of().stream();
    }
}
