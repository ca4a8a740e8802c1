package io.watchkeeper.rulebook.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.Caller;
import io.watchkeeper.rulebook.RulebookRepository;

/**
 * Uploaded tables that wait for their person to take them over: one a table and draft, a few a person, for some hours. Nobody sees another's. In the store and
 * not on a node, as the next request may come to another node.
 */
@Singleton
class WaitingUploads {
    static final Duration KEPT = Duration.ofHours(4);
    static final int MOST_OF_A_PERSON = 8;

    private static final String FORGET =
            """
            delete from waiting_upload where created_at < $1 or id in (
                select id from waiting_upload where workspace = $2 and person = $3 order by created_at desc offset $4)
            """;

    private static final String KEEP =
            """
            insert into waiting_upload (id, workspace, person, version, path, etag, file_name, file, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (workspace, person, version, path) do update
            set id = excluded.id, etag = excluded.etag, file_name = excluded.file_name, file = excluded.file, created_at = excluded.created_at
            """;

    private static final String FIND =
            """
            select path, etag, file_name, file from waiting_upload
            where id = $1 and workspace = $2 and person = $3 and version = $4 and created_at >= $5
            """;

    private static final String DROP = "delete from waiting_upload where id = $1 and workspace = $2 and person = $3";

    private final Pool pool;
    private final Caller caller;
    private final Clock clock;

    WaitingUploads(Pool pool, Caller caller, Clock clock) {
        this.pool = pool;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One that waits.
     *
     * @param path of the table's file
     */
    record Waiting(String path, DraftDesk.File file) {}

    /** @return what it is found by */
    Uni<String> keep(long version, Waiting upload) {
        var id = UUID.randomUUID().toString();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var values = Tuple.tuple()
                .addString(id)
                .addString(RulebookRepository.WORKSPACE)
                .addString(caller.name())
                .addLong(version)
                .addString(upload.path())
                .addString(Objects.requireNonNullElse(upload.file().etag(), ""))
                .addString(upload.file().name())
                .addValue(Buffer.buffer(upload.file().bytes()))
                .addOffsetDateTime(now);
        return pool.withTransaction(connection ->
                        connection.preparedQuery(KEEP).execute(values).chain(kept -> forget(connection)))
                .replaceWith(id);
    }

    private Uni<Void> forget(SqlClient connection) {
        var old = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(old, RulebookRepository.WORKSPACE, caller.name(), MOST_OF_A_PERSON))
                .replaceWithVoid();
    }

    /** Empty where it is another person's or another draft's, was taken over, or has waited too long. */
    Uni<Optional<Waiting>> find(long version, String id) {
        var old = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id, RulebookRepository.WORKSPACE, caller.name(), version, old))
                .map(rows -> rows.stream().findFirst().map(WaitingUploads::read));
    }

    Uni<Void> drop(String id) {
        return pool.preparedQuery(DROP)
                .execute(Tuple.of(id, RulebookRepository.WORKSPACE, caller.name()))
                .replaceWithVoid();
    }

    private static Waiting read(Row row) {
        return new Waiting(
                row.getString("path"),
                new DraftDesk.File(
                        row.getBuffer("file").getBytes(), row.getString("file_name"), row.getString("etag")));
    }
}
