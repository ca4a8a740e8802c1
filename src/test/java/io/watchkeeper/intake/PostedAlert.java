package io.watchkeeper.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.facts.Alert;

/** An alert as the intake makes it of what a sender posts. */
public final class PostedAlert {
    private static final Limits LIMITS = new Limits(1024 * 1024, 10, 100, 128, 256, 16_384, 32);
    private static final Post POST = new Post("default", "prometheus", Instant.EPOCH, "delivery");
    private static final ObjectMapper JSON = new ObjectMapper();

    private PostedAlert() {}

    public static Alert of(Map<String, String> labels, Map<String, String> annotations, String generatorUrl) {
        try {
            var body = JSON.writeValueAsString(
                    Map.of("labels", labels, "annotations", annotations, "generatorURL", generatorUrl));
            var reading = Format.ALERTS.reader(LIMITS).read(body.getBytes(StandardCharsets.UTF_8), POST);
            return (Alert) reading.signals().get(0).signal();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
