package io.watchkeeper.journal;

import static io.watchkeeper.store.BulkWrite.column;
import static io.watchkeeper.store.BulkWrite.utc;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.journal.Changes.SeriesChange;
import io.watchkeeper.store.BulkWrite;

/** Where the series of a batch stand. */
@ApplicationScoped
class SeriesStore {
    private static final String INSERT =
            """
            insert into signal_series (key, episode, started_at, firing, event_id)
            select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $5::bigint[]) as n(key, episode, started_at, firing, event_id)
            order by key on conflict (key) do nothing returning 1
            """;

    /** A series needs no version of its own: what was read of it is compared whole. */
    private static final String UPDATE =
            """
            update signal_series s set episode = n.episode, started_at = n.started_at, firing = n.firing, event_id = n.event_id
            from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $5::bigint[], $6::text[], $7::boolean[], $8::bigint[])
              as n(key, episode, started_at, firing, event_id, was_episode, was_firing, was_event_id)
            where s.key = n.key and s.episode = n.was_episode and s.firing = n.was_firing and s.event_id is not distinct from n.was_event_id returning 1
            """;

    /** What writes them; it demands that every series stands as it was read. */
    List<BulkWrite> writes(List<SeriesChange> changes) {
        var fresh = changes.stream().filter(change -> change.was().isEmpty()).toList();
        var known = changes.stream().filter(change -> change.was().isPresent()).toList();
        var writes = new ArrayList<BulkWrite>();
        if (!fresh.isEmpty()) {
            writes.add(new BulkWrite(INSERT, states(fresh), OptionalInt.of(fresh.size())));
        }
        if (!known.isEmpty()) {
            var was = known.stream().map(row -> row.was().orElseThrow()).toList();
            var columns = states(known);
            columns.add(column(was, SeriesState::episode, String[]::new));
            columns.add(column(was, SeriesState::firing, Boolean[]::new));
            columns.add(column(was, state -> state.eventId().orElse(null), Long[]::new));
            writes.add(new BulkWrite(UPDATE, columns, OptionalInt.of(known.size())));
        }
        return writes;
    }

    private static List<Object> states(List<SeriesChange> rows) {
        var now = rows.stream().map(SeriesChange::now).toList();
        return new ArrayList<>(List.of(
                column(now, SeriesState::key, UUID[]::new),
                column(now, SeriesState::episode, String[]::new),
                column(now, state -> utc(state.startedAt()), OffsetDateTime[]::new),
                column(now, SeriesState::firing, Boolean[]::new),
                column(now, state -> state.eventId().orElse(null), Long[]::new)));
    }

    static SeriesState state(Row row) {
        return new SeriesState(
                row.getUUID("key"),
                row.getString("episode"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getBoolean("firing"),
                Optional.ofNullable(row.getLong("event_id")));
    }
}
