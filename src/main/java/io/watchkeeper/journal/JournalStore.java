package io.watchkeeper.journal;

import static io.watchkeeper.store.BulkWrite.column;
import static io.watchkeeper.store.BulkWrite.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.event.EventStore;
import io.watchkeeper.journal.Changes.JournalRow;
import io.watchkeeper.journal.Changes.SignalRow;
import io.watchkeeper.journal.StoredText.SharedTrace;
import io.watchkeeper.store.BulkStatement;
import io.watchkeeper.store.BulkWrite;

/** The SQL of signals and journal: a batch is one statement a table. */
@ApplicationScoped
class JournalStore {
    static final int SIGNAL_ID_BLOCK = 1000;
    static final int EVENT_ID_BLOCK = 100;

    /**
     * One statement, and so one moment: a series that is read later than its signals would hide that one of them is new. By the primary key, row by row:
     * {@code key = any($1)} became a scan of the whole table for as long as its statistics were old.
     */
    private static final String KNOWN =
            """
            select s.*, null::text as episode, null::timestamptz as started_at, null::boolean as firing from unnest($1::uuid[]) as k(key)
            cross join lateral (select key, id, event_id from signal where key = k.key limit 1) s
            union all
            select s.* from unnest($2::uuid[]) as k(key)
            cross join lateral (select key, null::bigint, event_id, episode, started_at, firing from signal_series where key = k.key limit 1) s
            """;

    private static final String INSERT_SIGNALS =
            """
            insert into signal (key, id, event_id, outcome, deliveries, first_seen_at, last_seen_at)
            select key, id, event_id, outcome, deliveries, $6::timestamptz, $6::timestamptz
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::int[]) as n(key, id, event_id, outcome, deliveries)
            order by key on conflict (key) do nothing returning 1
            """;

    private static final String DECIDE_SIGNALS =
            """
            update signal s set outcome = n.outcome, event_id = n.event_id
            from unnest($1::uuid[], $2::bigint[], $3::text[]) as n(key, event_id, outcome)
            where s.key = n.key and s.outcome in ('UNDECIDED', 'SUPPRESSED') returning 1
            """;

    private static final String REPEAT_SIGNALS =
            """
            update signal s set deliveries = s.deliveries + n.deliveries, last_seen_at = greatest(s.last_seen_at, $3::timestamptz)
            from unnest($1::uuid[], $2::int[]) as n(key, deliveries) where s.key = n.key returning 1
            """;

    private static final String INSERT_JOURNAL =
            """
            insert into journal (received_at, signal_id, workspace, event_id, source, envelope, rulebook_version, decision, trace, undecided)
            select * from unnest($1::timestamptz[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::uuid[], $10::text[]) returning 1
            """;

    private static final String INSERT_TRACES =
            """
            insert into decision_trace (week, digest, body) select $1::date, digest, body from unnest($2::uuid[], $3::text[]) as n(digest, body)
            order by digest on conflict do nothing returning 1
            """;

    private final EventStore events;
    private final SeriesStore series;
    private final Traces traces;

    JournalStore(EventStore events, SeriesStore series, Traces traces) {
        this.events = events;
        this.series = series;
        this.traces = traces;
    }

    /** What is known of the keys and series of a batch. */
    Uni<Memory> recall(SqlClient client, List<Candidate> batch) {
        var keys = batch.stream()
                .flatMap(candidate -> Stream.of(candidate.key(), candidate.twin()))
                .toArray(UUID[]::new);
        var series = batch.stream().map(Candidate::series).distinct().toArray(UUID[]::new);
        return client.preparedQuery(KNOWN).execute(Tuple.of(keys, series)).map(rows -> {
            var signals = new HashMap<UUID, KnownSignal>();
            var states = new ArrayList<SeriesState>();
            for (var row : rows) {
                if (row.getLong("id") == null) {
                    states.add(SeriesStore.state(row));
                } else {
                    signals.put(row.getUUID("key"), signal(row));
                }
            }
            return new Memory(signals, states);
        });
    }

    private static KnownSignal signal(Row row) {
        return new KnownSignal(row.getLong("id"), Optional.ofNullable(row.getLong("event_id")));
    }

    /** First numbers of so many new blocks. */
    Uni<List<Long>> blocks(SqlClient client, String sequence, int count) {
        return client.preparedQuery("select nextval($1::regclass) as first from generate_series(1, $2)")
                .execute(Tuple.of(sequence, count))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("first"))
                        .toList());
    }

    /**
     * All of a batch by one statement.
     *
     * @return failed as {@link Moved} says when something read has changed since; a transaction around it must roll back then
     */
    Uni<Void> write(SqlClient client, Changes changes, Instant now) {
        var writes = new ArrayList<BulkWrite>();
        var touched = changes.storedEvents();
        if (touched.size() > 1) {
            // all at once and in one order: two batches that meet on several events must not wait for each other in a
            // circle
            writes.add(events.lock(touched));
        }
        writes.addAll(events.writes(changes.events(), changes.deliveries()));
        writes.addAll(signals(changes.signals(), now));
        writes.addAll(repeated(changes.repeated(), now));
        writes.addAll(series.writes(changes.series()));
        writes.addAll(traces(changes.traces(), JournalWeek.of(now)));
        writes.addAll(journal(changes.journal()));
        writes.addAll(SuppressedStore.writes(changes, now));
        return BulkStatement.execute(client, writes);
    }

    private static List<BulkWrite> signals(List<SignalRow> rows, Instant now) {
        var fresh = rows.stream().filter(row -> !row.again()).toList();
        var again = rows.stream().filter(SignalRow::again).toList();
        var writes = new ArrayList<BulkWrite>();
        if (!fresh.isEmpty()) {
            writes.add(BulkWrite.exactly(
                    fresh.size(),
                    INSERT_SIGNALS,
                    column(fresh, SignalRow::key, UUID[]::new),
                    column(fresh, SignalRow::id, Long[]::new),
                    column(fresh, row -> row.eventId().orElse(null), Long[]::new),
                    column(fresh, SignalRow::outcome, String[]::new),
                    column(fresh, SignalRow::deliveries, Integer[]::new),
                    utc(now)));
        }
        if (!again.isEmpty()) {
            writes.add(BulkWrite.exactly(
                    again.size(),
                    DECIDE_SIGNALS,
                    column(again, SignalRow::key, UUID[]::new),
                    column(again, row -> row.eventId().orElse(null), Long[]::new),
                    column(again, SignalRow::outcome, String[]::new)));
        }
        return writes;
    }

    private static List<BulkWrite> repeated(Map<UUID, Integer> repeated, Instant now) {
        var keys = repeated.keySet().stream().sorted().toList();
        return keys.isEmpty()
                ? List.of()
                : List.of(BulkWrite.any(
                        REPEAT_SIGNALS,
                        keys.toArray(UUID[]::new),
                        column(keys, repeated::get, Integer[]::new),
                        utc(now)));
    }

    private List<BulkWrite> traces(List<SharedTrace> named, JournalWeek week) {
        var missing = traces.missing(week, named);
        return missing.isEmpty()
                ? List.of()
                : List.of(BulkWrite.any(
                        INSERT_TRACES,
                        week.monday(),
                        column(missing, SharedTrace::digest, UUID[]::new),
                        column(missing, SharedTrace::body, String[]::new)));
    }

    private static List<BulkWrite> journal(List<JournalRow> rows) {
        return rows.isEmpty()
                ? List.of()
                : List.of(BulkWrite.any(
                        INSERT_JOURNAL,
                        column(rows, row -> utc(row.receivedAt()), OffsetDateTime[]::new),
                        column(rows, JournalRow::signalId, Long[]::new),
                        column(rows, JournalRow::workspace, String[]::new),
                        column(rows, row -> row.eventId().orElse(null), Long[]::new),
                        column(rows, JournalRow::source, String[]::new),
                        column(rows, JournalRow::envelope, String[]::new),
                        column(rows, JournalRow::rulebookVersion, Long[]::new),
                        column(
                                rows,
                                row -> row.decision().map(StoredText::known).orElse(null),
                                String[]::new),
                        column(rows, JournalStore::trace, UUID[]::new),
                        column(rows, row -> row.undecided().orElse(null), String[]::new)));
    }

    private static UUID trace(JournalRow row) {
        return row.decision().map(decision -> decision.trace().digest()).orElse(null);
    }
}
