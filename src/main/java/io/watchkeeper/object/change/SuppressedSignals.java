package io.watchkeeper.object.change;

import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.object.ObjectName;

/** Shows the signals that changes hold back, so that nothing accepted is out of sight. The journal writes them. */
@Singleton
public class SuppressedSignals {
    private static final int MOST = 500;

    private final Pool pool;

    SuppressedSignals(Pool pool) {
        this.pool = pool;
    }

    /** The oldest first. */
    public Uni<List<SuppressedSignal>> list(String workspace, String change) {
        return pool.preparedQuery(
                        "select * from suppressed_signal where workspace = $1 and change_code = $2 order by at, signal_id limit $3")
                .execute(Tuple.of(workspace, change, MOST))
                .map(rows -> rows.stream().map(SuppressedSignals::signal).toList());
    }

    private static SuppressedSignal signal(Row row) {
        return new SuppressedSignal(
                Long.toString(row.getLong("signal_id")),
                row.getString("title"),
                new ObjectName(row.getString("object_kind"), row.getString("object_name")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("change_code"));
    }
}
