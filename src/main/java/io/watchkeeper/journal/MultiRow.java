package io.watchkeeper.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Statements that write many rows at once: one array a column, so that one prepared statement serves every batch size. */
final class MultiRow {
    private MultiRow() {}

    /** @return how many rows were written */
    static Uni<Integer> execute(SqlClient client, String sql, Tuple columns) {
        return client.preparedQuery(sql).execute(columns).map(result -> result.rowCount());
    }

    static Tuple tuple(Object... columns) {
        return Tuple.wrap(new ArrayList<>(List.of(columns)));
    }

    /** @return failed with {@link Moved} where fewer rows were written: some are no longer what they were when they were read */
    static Uni<Void> exactly(int expected, Uni<Integer> written) {
        return written.invoke(count -> {
                    if (count != expected) {
                        throw new Moved();
                    }
                })
                .replaceWithVoid();
    }

    static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
