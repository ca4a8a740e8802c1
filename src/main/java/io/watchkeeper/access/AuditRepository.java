package io.watchkeeper.access;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditPage.Position;

/** Reads the record that {@link AuditLog} writes. */
@Singleton
class AuditRepository {
    private static final String COLUMNS =
            "select id, at, actor, action, target, detail from audit_entry where workspace = $1 ";
    private static final String ORDER = " order by at desc, id desc limit $2";

    private final Pool pool;

    AuditRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<AuditPage.Answer> list(String workspace, AuditPage page) {
        // one row more than is shown, to know whether there is a next page
        Tuple first = Tuple.of(workspace, page.limit() + 1);
        return page.after()
                .map(position -> pool.preparedQuery(COLUMNS + "and (at, id) < ($3, $4)" + ORDER)
                        .execute(first.addValue(position.at().atOffset(ZoneOffset.UTC))
                                .addLong(position.id())))
                .orElseGet(() -> pool.preparedQuery(COLUMNS + ORDER).execute(first))
                .map(rows -> answer(rows, page.limit()));
    }

    private static AuditPage.Answer answer(RowSet<Row> rows, int limit) {
        List<AuditPage.Item> items = new ArrayList<>();
        String next = null;
        for (Row row : rows) {
            if (items.size() == limit) {
                AuditPage.Item last = items.get(limit - 1);
                next = new Position(last.at(), Long.parseLong(last.id())).cursor();
            } else {
                items.add(item(row));
            }
        }
        return new AuditPage.Answer(items, next);
    }

    private static AuditPage.Item item(Row row) {
        return new AuditPage.Item(
                String.valueOf(row.getLong("id")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                row.get(JsonObject.class, "detail").getMap());
    }
}
