package io.watchkeeper.diagnosis;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.facts.Evidence;

/**
 * An answer as it is stored.
 *
 * @param why in words, where there is no answer
 * @param tookMillis to get it, waiting for a turn included
 */
record EvidenceRow(
        String node,
        String check,
        String kind,
        String source,
        Map<String, String> parameters,
        String status,
        double value,
        String text,
        String unit,
        String why,
        Instant observedAt,
        long tookMillis) {

    static EvidenceRow of(Row row) {
        return new EvidenceRow(
                row.getString("node"),
                row.getString("check_code"),
                row.getString("kind"),
                row.getString("source"),
                EventFactsJson.texts((JsonObject) row.getValue("parameters")),
                row.getString("status"),
                row.getDouble("value"),
                row.getString("text"),
                row.getString("unit"),
                row.getString("why"),
                row.getOffsetDateTime("observed_at").toInstant(),
                row.getLong("took_millis"));
    }

    Evidence fact() {
        return new Evidence("", node, status, value, text);
    }

    /** By node, as rules read them. */
    static Map<String, Evidence> facts(Map<String, EvidenceRow> evidence) {
        return evidence.values().stream().collect(Collectors.toMap(EvidenceRow::node, EvidenceRow::fact));
    }

    /** The answer as a text, for a later check that refers to it. */
    String said() {
        return text.isEmpty() ? String.valueOf(value).replaceAll("\\.0$", "") : text;
    }
}
