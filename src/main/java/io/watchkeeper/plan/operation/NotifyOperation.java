package io.watchkeeper.plan.operation;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.watchkeeper.decision.plan.OperationCall;

/** A message to whom an operator configured: JSON, signed. */
final class NotifyOperation implements Operation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SendingClient client;
    private final Credentials credentials;

    NotifyOperation(SendingClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    /** @param key by which the other side tells a repetition */
    private record Message(String key, String operation, String text, Map<String, String> values) {}

    @Override
    public Outcome carryOut(OperationCall call, Connection connection, String key, Duration within, Output output)
            throws InterruptedException {
        var text = String.join(
                "\n",
                call.does().stream()
                        .map(line -> BoundText.of(line, call.values()))
                        .toList());
        var request = new SendingClient.Request(
                HttpMethod.POST,
                URI.create(connection.setting("url")),
                "",
                Map.of(),
                json(new Message(key, call.operation(), text, call.values())));
        text.lines().forEach(output::line);
        return Answers.outcome(client.send(credentials.signed(request, connection, key), within), output);
    }

    private static String json(Message message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message is made of texts", impossible);
        }
    }
}
