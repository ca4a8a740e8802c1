package io.watchkeeper.rulebook.draft;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.rulebook.RulebookRepository;

/** The workbooks that tables were last uploaded as, kept for the colours, widths and comments that people gave them. */
@Singleton
class UploadedWorkbooks {
    private static final String KEEP =
            """
            insert into table_workbook (workspace, path, version, file) values ($1, $2, $3, $4)
            on conflict (workspace, path, version) do update set file = excluded.file
            """;

    private static final String LATEST =
            """
            select file from table_workbook where workspace = $1 and path = $2 and version <= $3
            order by version desc limit 1
            """;

    private final Pool pool;

    UploadedWorkbooks(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> keep(SqlClient client, DraftStore.Change change, long version) {
        return change.workbook()
                .map(file -> client.preparedQuery(KEEP)
                        .execute(Tuple.of(
                                RulebookRepository.WORKSPACE, change.table().file(), version, Buffer.buffer(file)))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Of this version, else of the latest before it. */
    Uni<Optional<byte[]>> latest(TableName table, long version) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(RulebookRepository.WORKSPACE, table.file(), version))
                .map(rows -> rows.stream().findFirst().map(row -> row.getBuffer("file")
                        .getBytes()));
    }
}
