package io.watchkeeper.healing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A record as it is stored.
 *
 * @param life how often the event had been opened again
 * @param guards what they said when it was last decided; empty before
 * @param answeredBy who said yes or no to a run that was held
 * @param outcome how it ended, a word
 * @param detail who or what is meant by it
 */
record HealRow(
        long id,
        String workspace,
        long event,
        long life,
        String scenario,
        String plan,
        HealMode mode,
        HealState state,
        String application,
        String objectKind,
        String object,
        Optional<String> verdict,
        JsonArray guards,
        Optional<Long> rulebookVersion,
        Instant createdAt,
        Optional<Instant> heldAt,
        Optional<String> answeredBy,
        Optional<String> answer,
        Optional<String> answerReason,
        Optional<String> run,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> outcome,
        String detail) {
    static HealRow of(Row row) {
        return new HealRow(
                row.getLong("id"),
                row.getString("workspace"),
                row.getLong("event_id"),
                row.getLong("life"),
                row.getString("scenario"),
                row.getString("plan"),
                HealMode.of(row.getString("mode")),
                HealState.of(row.getString("state")),
                row.getString("application"),
                row.getString("object_kind"),
                row.getString("object_name"),
                Optional.ofNullable(row.getString("verdict")),
                row.getJsonArray("guards"),
                Optional.ofNullable(row.getLong("rulebook_version")),
                at(row, "created_at").orElseThrow(),
                at(row, "held_at"),
                Optional.ofNullable(row.getString("answered_by")),
                Optional.ofNullable(row.getString("answer")),
                Optional.ofNullable(row.getString("answer_reason")),
                Optional.ofNullable(row.getString("run_id")),
                at(row, "started_at"),
                at(row, "ended_at"),
                Optional.ofNullable(row.getString("outcome")),
                row.getString("outcome_detail"));
    }

    /** As its scenario's mode is now. */
    HealRow in(HealMode now) {
        return new HealRow(
                id,
                workspace,
                event,
                life,
                scenario,
                plan,
                now,
                state,
                application,
                objectKind,
                object,
                verdict,
                guards,
                rulebookVersion,
                createdAt,
                heldAt,
                answeredBy,
                answer,
                answerReason,
                run,
                startedAt,
                endedAt,
                outcome,
                detail);
    }

    boolean approved() {
        return answer.filter("APPROVED"::equals).isPresent();
    }

    private static Optional<Instant> at(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
