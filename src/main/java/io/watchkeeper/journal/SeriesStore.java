package io.watchkeeper.journal;

import static io.watchkeeper.journal.MultiRow.column;
import static io.watchkeeper.journal.MultiRow.exactly;
import static io.watchkeeper.journal.MultiRow.execute;
import static io.watchkeeper.journal.MultiRow.tuple;
import static io.watchkeeper.journal.MultiRow.utc;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.journal.Changes.SeriesChange;

/** Where the series of a batch stand. */
@ApplicationScoped
class SeriesStore {
    private static final String INSERT =
            """
            insert into signal_series (key, episode, started_at, firing, event_id)
            select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $5::bigint[]) as n(key, episode, started_at, firing, event_id)
            order by key on conflict (key) do nothing
            """;

    /** A series needs no version of its own: what was read of it is compared whole. */
    private static final String UPDATE =
            """
            update signal_series s set episode = n.episode, started_at = n.started_at, firing = n.firing, event_id = n.event_id
            from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $5::bigint[], $6::text[], $7::boolean[], $8::bigint[])
              as n(key, episode, started_at, firing, event_id, was_episode, was_firing, was_event_id)
            where s.key = n.key and s.episode = n.was_episode and s.firing = n.was_firing and s.event_id is not distinct from n.was_event_id
            """;

    /** @return failed with {@link Moved} where a series no longer stands as it was read */
    Uni<Void> write(SqlClient client, List<SeriesChange> changes) {
        var fresh = changes.stream().filter(change -> change.was().isEmpty()).toList();
        var known = changes.stream().filter(change -> change.was().isPresent()).toList();
        return Uni.combine()
                .all()
                .unis(insert(client, fresh), update(client, known))
                .discardItems();
    }

    private static Uni<Void> insert(SqlClient client, List<SeriesChange> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : exactly(rows.size(), execute(client, INSERT, states(rows)));
    }

    private static Uni<Void> update(SqlClient client, List<SeriesChange> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var was = rows.stream().map(row -> row.was().orElseThrow()).toList();
        var tuple = states(rows)
                .addValue(column(was, SeriesState::episode, String[]::new))
                .addValue(column(was, SeriesState::firing, Boolean[]::new))
                .addValue(column(was, state -> state.eventId().orElse(null), Long[]::new));
        return exactly(rows.size(), execute(client, UPDATE, tuple));
    }

    private static Tuple states(List<SeriesChange> rows) {
        var now = rows.stream().map(SeriesChange::now).toList();
        return tuple(
                column(now, SeriesState::key, UUID[]::new),
                column(now, SeriesState::episode, String[]::new),
                column(now, state -> utc(state.startedAt()), OffsetDateTime[]::new),
                column(now, SeriesState::firing, Boolean[]::new),
                column(now, state -> state.eventId().orElse(null), Long[]::new));
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
