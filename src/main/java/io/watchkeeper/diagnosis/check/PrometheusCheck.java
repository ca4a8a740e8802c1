package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.decision.diagnosis.CheckCall;

/** Asks Prometheus for one number, of now or of when the event began. */
final class PrometheusCheck implements Check {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POINTS = 120;
    private static final int OK = 200;

    private final WebClientOfChecks client;
    private final Clock clock;

    PrometheusCheck(WebClientOfChecks client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return source.name();
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException {
        var query = URLEncoder.encode(PromQl.bind(call.ask(), call.values()), StandardCharsets.UTF_8);
        var at = moment(call);
        var range = call.value("range", "");
        var path = range.isEmpty()
                ? "/api/v1/query?query=%s&time=%d&timeout=%ds"
                        .formatted(query, at.getEpochSecond(), within.toSeconds() + 1)
                : range(query, at, Durations.seconds(range));
        var reply = client.get(source, path, within);
        if (reply.status() != OK) {
            throw new CheckFailed("Prometheus answers " + reply.status() + " " + error(reply.body()));
        }
        return value(result(reply.body()), call.value("take", "last"));
    }

    /** {@code event} is the beginning of the episode, which the call carries as a value. */
    private Instant moment(CheckCall call) {
        return call.value("at", "now").equals("event") && call.begun().isPresent()
                ? call.begun().get()
                : clock.instant();
    }

    private static String range(String query, Instant at, long seconds) {
        long step = Math.max(1, seconds / POINTS);
        return "/api/v1/query_range?query=%s&start=%d&end=%d&step=%d"
                .formatted(query, at.getEpochSecond() - seconds, at.getEpochSecond(), step);
    }

    private static JsonNode result(String body) {
        try {
            return JSON.readTree(body).path("data");
        } catch (JsonProcessingException noJson) {
            throw new CheckFailed("Prometheus answers something that is no JSON");
        }
    }

    private static String error(String body) {
        try {
            return JSON.readTree(body).path("error").asText();
        } catch (JsonProcessingException noJson) {
            return "";
        }
    }

    private static Answer value(JsonNode data, String take) {
        var result = data.path("result");
        if (data.path("resultType").asText().equals("scalar")) {
            return number(result.path(1));
        }
        if (result.isEmpty()) {
            return Answer.none("Prometheus has no such series");
        }
        var series = result.get(0);
        return series.has("value") ? number(series.path("value").path(1)) : taken(series.path("values"), take);
    }

    private static Answer taken(JsonNode values, String take) {
        var numbers = StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(point -> Double.parseDouble(finite(point.path(1).asText())))
                .filter(Double::isFinite)
                .toArray();
        if (numbers.length == 0) {
            return Answer.none("Prometheus has no number in that time");
        }
        var stream = DoubleStream.of(numbers);
        return Answer.of(
                switch (take) {
                    case "max" -> stream.max().orElseThrow();
                    case "min" -> stream.min().orElseThrow();
                    case "avg" -> stream.average().orElseThrow();
                    default -> numbers[numbers.length - 1];
                });
    }

    private static Answer number(JsonNode written) {
        return Answer.of(Double.parseDouble(finite(written.asText())));
    }

    /** Go writes {@code +Inf}, Java reads {@code Infinity}. */
    private static String finite(String number) {
        return number.replace("Inf", "Infinity");
    }
}
