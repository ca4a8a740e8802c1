package io.watchkeeper.diagnosis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.decision.DiagnosisFound;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.event.EventDiagnosis;

/**
 * A diagnosis as it is stored.
 *
 * @param life how often the event had been opened again when it was begun
 * @param facts what it knows of its event; empty until a node has taken it up
 * @param cause empty unless it has ended with one
 * @param decided what grading and recommendation made of the finding
 * @param fence goes up with each node that takes it up: what an earlier one writes late is not taken
 */
record DiagnosisRow(
        long id,
        String workspace,
        long event,
        long life,
        String tree,
        String root,
        long rulebookVersion,
        boolean automatic,
        String startedBy,
        DiagnosisState state,
        Instant startedAt,
        Instant deadlineAt,
        Optional<Instant> endedAt,
        Optional<EventFacts> facts,
        Optional<DiagnosisFound> found,
        Optional<DiagnosisView.Decided> decided,
        long fence) {

    static DiagnosisRow of(Row row) {
        return new DiagnosisRow(
                row.getLong("id"),
                row.getString("workspace"),
                row.getLong("event_id"),
                row.getLong("life"),
                row.getString("tree"),
                row.getString("root"),
                row.getLong("rulebook_version"),
                row.getBoolean("automatic"),
                row.getString("started_by"),
                DiagnosisState.of(row.getString("state")),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("deadline_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable((JsonObject) row.getValue("facts")).map(EventFactsJson::read),
                Optional.ofNullable(row.getString("cause")).map(cause -> found(cause, row)),
                Optional.ofNullable(row.getString("decision")).map(DiagnosisRow::decided),
                row.getLong("fence"));
    }

    private static DiagnosisView.Decided decided(String verdict) {
        var decided = PastDecision.read(verdict).decided();
        var plans = decided.plans().isEmpty()
                ? List.<String>of()
                : List.of(decided.plans().split(", "));
        return new DiagnosisView.Decided(Grade.valueOf(decided.grade()), plans);
    }

    private static DiagnosisFound found(String cause, Row row) {
        return new DiagnosisFound(
                cause, row.getString("confidence"), row.getString("impact"), List.of(row.getArrayOfStrings("plans")));
    }

    /** How the event shows it. */
    EventDiagnosis shown(DiagnosisState now, Optional<DiagnosisFound> finding) {
        return new EventDiagnosis(Long.toString(id), now.name(), life, finding.orElse(null));
    }
}
