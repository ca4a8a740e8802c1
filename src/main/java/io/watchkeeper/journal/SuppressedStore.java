package io.watchkeeper.journal;

import static io.watchkeeper.store.BulkWrite.column;
import static io.watchkeeper.store.BulkWrite.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.journal.Changes.HeldBack;
import io.watchkeeper.store.BulkWrite;

/** The firing signals that planned changes hold back. */
@ApplicationScoped
class SuppressedStore {
    private static final String INSERT =
            """
            insert into suppressed_signal (signal_id, workspace, change_code, at, title, object_kind, object_name, envelope)
            select * from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[])
            on conflict (signal_id) do update set change_code = excluded.change_code, claimed_until = null returning 1
            """;

    private static final String RELEASE =
            "delete from suppressed_signal where signal_id = any($1::bigint[]) returning 1";

    /** A change that is gone, suppresses no more, or is over: what it held back is free. */
    private static final String CLAIM =
            """
            update suppressed_signal s set claimed_until = $1::timestamptz + interval '1 minute'
            from (
                select w.signal_id from suppressed_signal w
                left join planned_change c on c.workspace = w.workspace and c.code = w.change_code
                where (c.code is null or not c.suppress or least(c.ended_at, c.ends_at) <= $2) and (w.claimed_until is null or w.claimed_until < $1)
                order by w.at limit $3 for update of w skip locked) due
            where s.signal_id = due.signal_id returning s.signal_id, s.at, s.envelope
            """;

    /** A rule failed on what was to come back: it waits with the other undecided signals. */
    private static final String UNDECIDED =
            "update signal set outcome = 'UNDECIDED' where id = $1 and outcome = 'SUPPRESSED'";

    /** A signal that is free to be decided again. */
    record Free(long signalId, Instant at, Candidate candidate) {}

    /** What is held back once more is written over: one statement touches a row once. */
    static List<BulkWrite> writes(Changes changes, Instant now) {
        var rows = changes.heldBack();
        var held = rows.stream().map(HeldBack::signalId).collect(Collectors.toSet());
        var free =
                changes.decidedAgain().stream().filter(id -> !held.contains(id)).toList();
        var writes = new ArrayList<BulkWrite>();
        if (!free.isEmpty()) {
            writes.add(BulkWrite.any(RELEASE, (Object) free.toArray(Long[]::new)));
        }
        if (!rows.isEmpty()) {
            writes.add(BulkWrite.exactly(
                    rows.size(),
                    INSERT,
                    column(rows, HeldBack::signalId, Long[]::new),
                    column(rows, row -> row.incoming().workspace(), String[]::new),
                    column(rows, HeldBack::change, String[]::new),
                    column(rows, row -> utc(now), OffsetDateTime[]::new),
                    column(rows, row -> row.incoming().title(), String[]::new),
                    column(rows, row -> row.object().kind(), String[]::new),
                    column(rows, row -> row.object().name(), String[]::new),
                    column(rows, row -> Envelope.whole(row.incoming()), String[]::new)));
        }
        return writes;
    }

    /** Some that no change holds back any more, the oldest first; nobody else gets them for a minute. */
    Uni<List<Free>> claim(SqlClient client, Instant now, Instant overSince, int most) {
        return client.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(overSince), most))
                .map(rows -> rows.stream()
                        .map(SuppressedStore::free)
                        .sorted(Comparator.comparing(Free::at).thenComparing(Free::signalId))
                        .toList());
    }

    Uni<Void> leaveUndecided(SqlClient transaction, long signal) {
        return transaction
                .preparedQuery(UNDECIDED)
                .execute(Tuple.of(signal))
                .chain(() -> transaction
                        .preparedQuery("delete from suppressed_signal where signal_id = $1")
                        .execute(Tuple.of(signal)))
                .replaceWithVoid();
    }

    private static Free free(Row row) {
        return new Free(
                row.getLong("signal_id"),
                row.getOffsetDateTime("at").toInstant(),
                Candidate.again(Envelope.read(row.getString("envelope"))));
    }
}
