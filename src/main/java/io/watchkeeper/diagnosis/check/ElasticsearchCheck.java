package io.watchkeeper.diagnosis.check;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.SearchTerms;
import io.watchkeeper.decision.diagnosis.SearchTerms.Comparison;
import io.watchkeeper.decision.diagnosis.SearchTerms.Term;

/** Searches the logs in Elasticsearch. The search is built as data: whatever a value holds, it is compared and nothing else. */
final class ElasticsearchCheck implements Check {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final Set<Integer> LATER = Set.of(408, 429, 502, 503, 504);

    private final WebClientOfChecks client;

    ElasticsearchCheck(WebClientOfChecks client) {
        this.client = client;
    }

    @Override
    public String target(CheckCall call, Source source) {
        return source.name();
    }

    @Override
    public Answer measure(CheckCall call, Source source, Duration within) throws IOException, InterruptedException {
        var path = "/"
                + URLEncoder.encode(source.setting("index"), StandardCharsets.UTF_8)
                        .replace("%2C", ",");
        boolean counts = call.value("read", "count").equals("count");
        var body = JSON.createObjectNode();
        body.set("query", query(call, source));
        if (!counts) {
            body.put("size", 1);
            body.putArray("sort").addObject().put(time(source), "desc");
        }
        var reply = client.post(source, path + (counts ? "/_count" : "/_search"), body.toString(), within);
        var answer = answer(reply);
        whole(answer);
        return counts
                ? Answer.of(number(answer))
                : line(answer.path("hits").path("hits"), source.setting("message", "message"));
    }

    private static ObjectNode query(CheckCall call, Source source) {
        var terms = SearchTerms.read(call.ask())
                .orElseThrow(() -> new CheckFailed("the search is not written as field = text, a line each"));
        var bool = JSON.createObjectNode();
        var must = bool.putArray("filter");
        var mustNot = bool.putArray("must_not");
        for (var term : terms.terms()) {
            var target = term.comparison() == Comparison.IS_NOT ? mustNot : must;
            target.addObject()
                    .putObject(term.comparison() == Comparison.HOLDS ? "match_phrase" : "term")
                    .put(term.field(), value(term, call));
        }
        must.addObject().putObject("range").putObject(time(source)).put("gte", "now-" + call.value("last", "15m"));
        var query = JSON.createObjectNode();
        query.set("bool", bool);
        return query;
    }

    private static String value(Term term, CheckCall call) {
        return term.parameter() ? call.value(term.value(), "") : term.value();
    }

    private static String time(Source source) {
        return source.setting("time", "@timestamp");
    }

    private static JsonNode answer(WebClientOfChecks.Reply reply) throws IOException {
        if (LATER.contains(reply.status())) {
            throw new IOException("Elasticsearch answers " + reply.status());
        }
        try {
            var answer = JSON.readTree(reply.body());
            if (reply.status() != OK) {
                throw new CheckFailed("Elasticsearch answers " + reply.status() + " "
                        + answer.path("error").path("reason").asText());
            }
            return answer;
        } catch (JsonProcessingException noJson) {
            throw new CheckFailed("Elasticsearch answers " + reply.status() + " and something that is no JSON");
        }
    }

    /** Where a part of the logs did not answer, nothing can be said of all. */
    private static void whole(JsonNode answer) throws IOException {
        if (answer.path("timed_out").asBoolean()
                || answer.path("_shards").path("failed").asLong() > 0) {
            throw new IOException("only a part of the logs was searched");
        }
    }

    private static double number(JsonNode answer) {
        if (!answer.path("count").isNumber()) {
            throw new CheckFailed("Elasticsearch answers without a count");
        }
        return answer.path("count").asDouble();
    }

    private static Answer line(JsonNode hits, String message) {
        if (hits.isEmpty()) {
            return Answer.none("no line is like that");
        }
        var found = hits.get(0).path("_source").path(message);
        return found.isValueNode() ? Answer.of(found.asText()) : Answer.none("the line has no " + message);
    }
}
