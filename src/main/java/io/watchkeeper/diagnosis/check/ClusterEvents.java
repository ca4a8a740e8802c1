package io.watchkeeper.diagnosis.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What a cluster told of an object.
 *
 * @param reason of the events that are meant; empty for any
 * @param since older ones do not count
 */
record ClusterEvents(ClusterObject about, String reason, Instant since) {
    private static final long MOST = 500;
    /** Where the events of objects stand that are in no namespace. */
    private static final String DEFAULT = "default";

    /** At most 500, as the cluster finds them by the object's name. */
    List<Event> among(KubernetesClient client) {
        var events = client.v1()
                .events()
                .inNamespace(about.namespaced() ? about.namespace() : DEFAULT)
                .withField("involvedObject.name", about.name());
        var options = new io.fabric8.kubernetes.api.model.ListOptionsBuilder()
                .withLimit(MOST)
                .build();
        return events.list(options).getItems();
    }

    boolean counts(JsonNode event) {
        var object = event.path("involvedObject");
        return object.path("name").asText().equals(about.name())
                && object.path("kind").asText().equals(about.clusterKind())
                && (reason.isEmpty() || event.path("reason").asText().equals(reason))
                && !at(event).isBefore(since);
    }

    /** An event stands for as many as it counts. */
    static Answer count(List<JsonNode> events) {
        return Answer.of(events.stream()
                .mapToLong(event -> Math.max(1, event.path("count").asLong()))
                .sum());
    }

    static Answer latest(List<JsonNode> events) {
        return events.stream()
                .max(Comparator.comparing(ClusterEvents::at))
                .map(event -> Answer.of(event.path("reason").asText() + ": "
                        + event.path("message").asText()))
                .orElseGet(() -> Answer.none("the cluster has told nothing of it"));
    }

    private static Instant at(JsonNode event) {
        return Stream.of("lastTimestamp", "eventTime", "firstTimestamp")
                .map(field -> event.path(field).asText())
                .map(ClusterEvents::instant)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
