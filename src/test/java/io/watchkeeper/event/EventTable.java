package io.watchkeeper.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.Grade;

/** Puts events into the database as the journal does, and looks at what became of them. */
@Singleton
class EventTable {
    private static final String INSERT =
            """
            insert into risk_event (id, workspace, key, version, scenario, title, object_kind, object_name, source,
              grade, grade_rank, grade_reason, state, signal, occurrences, deliveries, firing, recommendations, rulebook_version,
              first_occurred_at, last_occurred_at, opened_at, resolved_at, responded_at, responded_by, completed_at, completed_by, cause)
            select nextval('risk_event_id'), ?, gen_random_uuid(), 1, ?, ?, 'instance', ?, ?,
              ?, ?, '{"code":"SCENARIO_LEVEL","arguments":{"level":"MEDIUM"}}', state, ?, 3, 5, 1,
              '[{"plan":"DISK-CLEAN","rank":1,"reason":{"code":"FIRST_MEASURE","arguments":{}}}]', 1, ?, ?, ?, ?,
              case when state = 'IN_HANDLING' then ?::timestamptz end, case when state = 'IN_HANDLING' then 'li' end,
              case when state = 'COMPLETED' then ?::timestamptz end, case when state = 'COMPLETED' then 'li' end,
              case when state = 'COMPLETED' then 'logs' end
            from (select ?::text as state) given
            returning id
            """;

    private final DataSource database;

    EventTable(DataSource database) {
        this.database = database;
    }

    void clear() {
        change("delete from event_entry");
        change("delete from risk_event");
        change("insert into workspace (code, name) values ('other', 'Other') on conflict do nothing");
    }

    String insert(EventRow row) {
        return Long.toString(number(
                INSERT,
                row.workspace(),
                row.scenario(),
                row.title(),
                row.object(),
                row.source(),
                row.grade().name(),
                row.grade().ordinal(),
                row.signal().name(),
                row.first(),
                row.last(),
                row.first(),
                row.resolved().orElse(null),
                row.last(),
                row.last(),
                row.state().name()));
    }

    void regrade(String id, Grade grade) {
        change(
                "update risk_event set grade = ?, grade_rank = ?, version = version + 1 where id = ?",
                grade.name(),
                grade.ordinal(),
                Long.parseLong(id));
    }

    void change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long number(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
