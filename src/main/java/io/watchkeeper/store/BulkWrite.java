package io.watchkeeper.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Many rows to write, or to lock, by one statement: one array a column, so that its text is the same for any number of rows.
 *
 * @param sql with {@code $1}, {@code $2} … for the columns
 * @param columns arrays of the types that {@code sql} names, or single values; null is allowed inside arrays only
 * @param demanded how many rows it must touch; empty where any number will do
 */
public record BulkWrite(String sql, List<Object> columns, OptionalInt demanded) {
    public BulkWrite {
        columns = List.copyOf(columns);
    }

    /** Touches as many rows as there are. */
    public static BulkWrite any(String sql, Object... columns) {
        return new BulkWrite(sql, List.of(columns), OptionalInt.empty());
    }

    /** All of it is undone where other than so many rows are touched: some are no longer what they were when they were read. */
    public static BulkWrite exactly(int rows, String sql, Object... columns) {
        return new BulkWrite(sql, List.of(columns), OptionalInt.of(rows));
    }

    public static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
