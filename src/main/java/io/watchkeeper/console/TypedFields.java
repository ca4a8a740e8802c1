package io.watchkeeper.console;

import java.util.HashMap;
import java.util.Map;

import org.jboss.resteasy.reactive.RestForm;

/** The fields of the form in which a fact is tried, as they came: null where a form has none of that name. */
public record TypedFields(
        @RestForm String kind,
        @RestForm String labels,
        @RestForm String annotations,
        @RestForm String status,
        @RestForm String inspection,
        @RestForm String objectKind,
        @RestForm String objectName,
        @RestForm String application,
        @RestForm String product,
        @RestForm String site,
        @RestForm String outcome,
        @RestForm String value,
        @RestForm String unit,
        @RestForm String summary,
        @RestForm String event,
        @RestForm String known,
        @RestForm String occurrences,
        @RestForm String firing,
        @RestForm String seconds,
        @RestForm String opened,
        @RestForm String at,
        @RestForm String json,
        @RestForm String table,
        @RestForm String row) {
    /** By name, without those that say nothing. */
    Map<String, String> given() {
        var given = new HashMap<String, String>();
        given.put("kind", kind);
        given.put("labels", labels);
        given.put("annotations", annotations);
        given.put("status", status);
        given.put("inspection", inspection);
        given.put("objectKind", objectKind);
        given.put("objectName", objectName);
        given.put("application", application);
        given.put("product", product);
        given.put("site", site);
        given.put("outcome", outcome);
        given.put("value", value);
        given.put("unit", unit);
        given.put("summary", summary);
        given.put("event", event);
        given.put("known", known);
        given.put("occurrences", occurrences);
        given.put("firing", firing);
        given.put("seconds", seconds);
        given.put("opened", opened);
        given.put("at", at);
        given.put("json", json);
        given.put("table", table);
        given.put("row", row);
        given.values().removeIf(text -> text == null || text.isBlank());
        return given;
    }
}
