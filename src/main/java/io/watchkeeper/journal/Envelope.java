package io.watchkeeper.journal;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.facts.Alert;
import io.watchkeeper.facts.InspectionResult;

/** The stored JSON form of what came with a signal: all that is needed to decide it later, or to show where it came from. */
final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALERT = "Alert";
    private static final String INSPECTION = "InspectionResult";

    private Envelope() {}

    /** For a decided signal, whose facts stand in its decision. */
    static String withoutSignal(Incoming incoming) {
        return fields(incoming).toString();
    }

    static String whole(Incoming incoming) {
        var fields = fields(incoming);
        fields.put("workspace", incoming.workspace());
        fields.put("source", incoming.source());
        fields.put("type", incoming.signal() instanceof Alert ? ALERT : INSPECTION);
        fields.set("signal", JSON.valueToTree(incoming.signal()));
        return fields.toString();
    }

    private static ObjectNode fields(Incoming incoming) {
        return JSON.createObjectNode()
                .put("fingerprint", incoming.fingerprint())
                .put("episode", incoming.episode())
                .put("endsSeries", incoming.endsSeries())
                .put("startedAt", incoming.startedAt().toString())
                .put("occurredAt", incoming.occurredAt().toString())
                .put("title", incoming.title());
    }

    /** @throws IllegalStateException when the text is not what {@link #whole} wrote */
    static Incoming read(String whole) {
        try {
            var fields = JSON.readTree(whole);
            var type = fields.required("type").asText().equals(INSPECTION) ? InspectionResult.class : Alert.class;
            return new Incoming(
                    fields.required("workspace").asText(),
                    fields.required("source").asText(),
                    fields.required("fingerprint").asText(),
                    fields.required("episode").asText(),
                    fields.required("endsSeries").asBoolean(),
                    JSON.treeToValue(fields.required("signal"), type),
                    Instant.parse(fields.required("startedAt").asText()),
                    Instant.parse(fields.required("occurredAt").asText()),
                    fields.required("title").asText());
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("a journal envelope cannot be read", unreadable);
        }
    }
}
