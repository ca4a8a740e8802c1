package io.watchkeeper.diagnosis;

import java.util.Map;
import java.util.TreeMap;

import io.vertx.core.json.JsonObject;
import io.watchkeeper.decision.diagnosis.EventFacts;

/** What a diagnosis knows of its event, as it is stored. */
final class EventFactsJson {
    private EventFactsJson() {}

    static JsonObject write(EventFacts facts) {
        return new JsonObject().put("values", object(facts.values())).put("labels", object(facts.labels()));
    }

    static EventFacts read(JsonObject written) {
        return EventFacts.of(texts(written.getJsonObject("values")), texts(written.getJsonObject("labels")));
    }

    static JsonObject object(Map<String, String> texts) {
        var object = new JsonObject();
        texts.forEach(object::put);
        return object;
    }

    static Map<String, String> texts(JsonObject written) {
        var texts = new TreeMap<String, String>();
        written.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
