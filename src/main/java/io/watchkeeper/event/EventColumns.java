package io.watchkeeper.event;

import static io.watchkeeper.store.BulkWrite.column;
import static io.watchkeeper.store.BulkWrite.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchkeeper.store.BulkWrite;

/** The multi-row statements on {@code risk_event}: one array a column, so that one prepared statement serves every batch size. */
final class EventColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String INSERT =
            """
            insert into risk_event (id, workspace, key, version, scenario, title, object_kind, object_name, application, environment, source,
              grade, grade_rank, grade_reason, state, signal, occurrences, deliveries, firing, storm, reopened, recommendations, rulebook_version,
              first_occurred_at, last_occurred_at, opened_at, resolved_at)
            select id, workspace, key, 1, scenario, title, object_kind, object_name, application, environment, source,
              grade, grade_rank, grade_reason::jsonb, state, signal, occurrences, deliveries, firing, storm, reopened, recommendations::jsonb, rulebook_version,
              first_occurred_at, last_occurred_at, opened_at, resolved_at
            from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
              $11::text[], $12::smallint[], $13::text[], $14::text[], $15::text[], $16::bigint[], $17::bigint[], $18::boolean[], $19::bigint[],
              $20::text[], $21::bigint[], $22::timestamptz[], $23::timestamptz[], $24::timestamptz[], $25::timestamptz[], $26::int[])
              as n(id, workspace, key, scenario, title, object_kind, object_name, application, environment, source,
              grade, grade_rank, grade_reason, state, signal, occurrences, firing, storm, reopened,
              recommendations, rulebook_version, first_occurred_at, last_occurred_at, opened_at, resolved_at, deliveries)
            order by key
            on conflict (key) where state <> 'COMPLETED' do nothing returning 1
            """;

    static final String UPDATE =
            """
            update risk_event e set version = e.version + 1,
              grade = n.grade, grade_rank = n.grade_rank, grade_reason = n.grade_reason::jsonb, state = n.state, signal = n.signal,
              occurrences = n.occurrences, deliveries = e.deliveries + n.deliveries, firing = n.firing, storm = n.storm, reopened = n.reopened, recommendations = n.recommendations::jsonb,
              rulebook_version = n.rulebook_version, first_occurred_at = n.first_occurred_at, last_occurred_at = n.last_occurred_at,
              resolved_at = n.resolved_at, responded_at = n.responded_at, completed_at = n.completed_at,
              responded_by = case when n.responded_at is null then null else e.responded_by end,
              completed_by = case when n.completed_at is null then null else e.completed_by end,
              cause = case when n.completed_at is null then null else e.cause end
            from unnest($1::bigint[], $2::bigint[],
              $3::text[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::boolean[], $11::bigint[],
              $12::text[], $13::bigint[], $14::timestamptz[], $15::timestamptz[], $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::int[])
              as n(id, version, grade, grade_rank, grade_reason, state, signal, occurrences, firing, storm, reopened,
              recommendations, rulebook_version, first_occurred_at, last_occurred_at, resolved_at, responded_at, completed_at, deliveries)
            where e.id = n.id and e.version = n.version returning 1
            """;

    static final String ADD_DELIVERIES =
            """
            update risk_event e set deliveries = e.deliveries + n.deliveries
            from unnest($1::bigint[], $2::int[]) as n(id, deliveries) where e.id = n.id returning 1
            """;

    private EventColumns() {}

    /** @param deliveries to count, by event id */
    static List<Object> opened(List<EventRecord> events, Map<Long, Integer> deliveries) {
        var columns = new ArrayList<Object>();
        columns.add(column(events, EventRecord::id, Long[]::new));
        columns.add(column(events, event -> event.identity().workspace(), String[]::new));
        columns.add(column(events, event -> event.identity().key(), UUID[]::new));
        columns.add(column(events, event -> event.identity().scenario(), String[]::new));
        columns.add(column(events, event -> event.identity().title(), String[]::new));
        columns.add(column(events, event -> event.identity().object().kind(), String[]::new));
        columns.add(column(events, event -> event.identity().object().name(), String[]::new));
        columns.add(column(events, event -> event.identity().application(), String[]::new));
        columns.add(column(events, event -> event.identity().environment(), String[]::new));
        columns.add(column(events, event -> event.identity().source(), String[]::new));
        columns.addAll(standing(events));
        columns.add(column(events, event -> utc(event.times().first()), OffsetDateTime[]::new));
        columns.add(column(events, event -> utc(event.times().last()), OffsetDateTime[]::new));
        columns.add(column(events, event -> utc(event.times().opened()), OffsetDateTime[]::new));
        columns.add(column(events, event -> orNull(event.times().resolved()), OffsetDateTime[]::new));
        columns.add(column(events, event -> deliveries.getOrDefault(event.id(), 0), Integer[]::new));
        return columns;
    }

    /** @param deliveries to add, by event id */
    static List<Object> changed(List<EventRecord> events, Map<Long, Integer> deliveries) {
        var columns = new ArrayList<Object>();
        columns.add(column(events, EventRecord::id, Long[]::new));
        columns.add(column(events, EventRecord::version, Long[]::new));
        columns.addAll(standing(events));
        columns.add(column(events, event -> utc(event.times().first()), OffsetDateTime[]::new));
        columns.add(column(events, event -> utc(event.times().last()), OffsetDateTime[]::new));
        columns.add(column(events, event -> orNull(event.times().resolved()), OffsetDateTime[]::new));
        columns.add(column(events, event -> orNull(event.times().responded()), OffsetDateTime[]::new));
        columns.add(column(events, event -> orNull(event.times().completed()), OffsetDateTime[]::new));
        columns.add(column(events, event -> deliveries.getOrDefault(event.id(), 0), Integer[]::new));
        return columns;
    }

    /** From grade to rulebook version: the columns that both statements share, in their order. */
    private static List<Object> standing(List<EventRecord> events) {
        return List.of(
                column(events, event -> event.standing().grade().name(), String[]::new),
                column(events, event -> (short) event.standing().grade().ordinal(), Short[]::new),
                column(events, event -> json(event.standing().gradeReason()), String[]::new),
                column(events, event -> event.state().name(), String[]::new),
                column(events, event -> event.signal().name(), String[]::new),
                column(events, event -> event.counts().occurrences(), Long[]::new),
                column(events, event -> event.counts().firing(), Long[]::new),
                column(events, event -> event.standing().storm(), Boolean[]::new),
                column(events, event -> event.counts().reopened(), Long[]::new),
                column(events, event -> json(event.standing().recommendations()), String[]::new),
                column(events, event -> event.standing().rulebookVersion(), Long[]::new));
    }

    private static OffsetDateTime orNull(Optional<Instant> instant) {
        return instant.map(BulkWrite::utc).orElse(null);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a decision cannot be written as JSON", unwritable);
        }
    }
}
