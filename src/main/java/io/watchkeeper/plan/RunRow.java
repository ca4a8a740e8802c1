package io.watchkeeper.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.PlannedRunJson;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.machine.RunState;

/**
 * A run as it is stored, without what its parts came to.
 *
 * @param planned in the canonical form
 * @param rolledBackBy who has wished that after it had ended
 * @param version goes up with each transition
 * @param fence goes up with each node that takes it up
 */
record RunRow(
        long id,
        String workspace,
        String plan,
        long planVersion,
        int tier,
        String planned,
        RunOrigin.Trigger trigger,
        Optional<Long> event,
        String startedBy,
        String person,
        Optional<String> confirmedBy,
        Optional<String> rolledBackBy,
        RunState state,
        String why,
        long version,
        long fence,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Instant deadlineAt) {
    static RunRow of(Row row) {
        return new RunRow(
                row.getLong("id"),
                row.getString("workspace"),
                row.getString("plan"),
                row.getLong("plan_version"),
                row.getInteger("tier"),
                row.getString("planned"),
                RunOrigin.Trigger.of(row.getString("cause")),
                Optional.ofNullable(row.getLong("event_id")),
                row.getString("started_by"),
                row.getString("person"),
                Optional.ofNullable(row.getString("confirmed_by")),
                Optional.ofNullable(row.getString("rolled_back_by")),
                RunState.of(row.getString("state")),
                row.getString("why"),
                row.getLong("version"),
                row.getLong("fence"),
                at(row, "created_at").orElseThrow(),
                at(row, "started_at"),
                at(row, "ended_at"),
                at(row, "deadline_at").orElseThrow());
    }

    /** As it stands after one transition more. */
    RunRow next() {
        return new RunRow(
                id,
                workspace,
                plan,
                planVersion,
                tier,
                planned,
                trigger,
                event,
                startedBy,
                person,
                confirmedBy,
                rolledBackBy,
                state,
                why,
                version + 1,
                fence,
                createdAt,
                startedAt,
                endedAt,
                deadlineAt);
    }

    PlannedRun plannedRun() {
        return PlannedRunJson.read(planned);
    }

    /** Nothing where a newer release has planned it, so that a list of runs can be shown all the same. */
    List<Target> targets() {
        try {
            return plannedRun().targets();
        } catch (IllegalArgumentException newer) {
            return List.of();
        }
    }

    private static Optional<Instant> at(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
