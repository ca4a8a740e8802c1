package io.watchkeeper.diagnosis;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.diagnosis.check.Answer;
import io.watchkeeper.facts.Evidence;

/**
 * An answer as it is stored.
 *
 * @param why in words, where there is no answer
 * @param tookMillis to get it, waiting for a turn included
 * @param ahead whether it was asked for before it was known to be needed; such an answer may stand beside the way
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
        long tookMillis,
        boolean ahead) {

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
                row.getLong("took_millis"),
                row.getBoolean("ahead"));
    }

    /** To be stored; the store says when. */
    static EvidenceRow of(CheckCall call, Answer answer, long tookMillis, boolean ahead) {
        return new EvidenceRow(
                call.node(),
                call.check(),
                call.kind().name(),
                call.source(),
                call.values(),
                answer.status(),
                answer.value(),
                answer.text(),
                call.unit(),
                answer.why(),
                Instant.EPOCH,
                tookMillis,
                ahead);
    }

    /** Of a check that was not made. */
    static EvidenceRow unasked(String node, String check, String why) {
        var failed = Answer.failed(why);
        return new EvidenceRow(
                node, check, "", "", Map.of(), failed.status(), 0, "", "", failed.why(), Instant.EPOCH, 0, false);
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
