package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.decision.diagnosis.CheckCall;

/** Asks a web server and takes a part of its answer for the result. */
final class WebChecks implements Check {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebClientOfChecks client;

    WebChecks(WebClientOfChecks client) {
        this.client = client;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return source.name();
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException {
        var reply = client.get(source, BoundPath.of(call.ask(), call.values()), within);
        var contains = call.value("contains", "");
        if (!contains.isEmpty()) {
            return Answer.of(reply.body().contains(contains) ? 1 : 0);
        }
        return switch (call.value("read", "status")) {
            case "millis" -> Answer.of(reply.millis());
            case "text" -> Answer.of(reply.body());
            case "json" -> json(reply.body(), call.value("json", "$"));
            default -> Answer.of(reply.status());
        };
    }

    private static Answer json(String body, String path) {
        try {
            var found = at(JSON.readTree(body), path);
            return found.isMissingNode() || found.isNull()
                    ? Answer.none("the answer has nothing at " + path)
                    : Answer.of(found.isValueNode() ? found.asText() : found.toString());
        } catch (JsonProcessingException noJson) {
            return Answer.none("the answer is no JSON");
        }
    }

    /** The part of JSONPath that leads to one place: {@code $.a.b[0]}. */
    private static JsonNode at(JsonNode root, String path) {
        if (!path.matches("\\$(\\.[A-Za-z_][A-Za-z0-9_-]*|\\[\\d{1,6}])*")) {
            throw new CheckFailed("this is no path such as $.items[0].state: " + path);
        }
        return root.at(path.substring(1).replaceAll("\\[(\\d+)]", ".$1").replace('.', '/'));
    }
}
