package io.watchkeeper.access.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the record that {@link io.watchkeeper.access.AuditLog} writes. */
@Singleton
public class AuditRepository {
    private static final String QUERY =
            """
            select e.id, e.at, e.actor, e.action, e.target, e.address, e.reason, e.before, e.after, s.sequence,
                   case jsonb_typeof(e.detail) when 'string' then (e.detail #>> '{}')::jsonb else e.detail end as detail
            from audit_entry e left join audit_seal s on s.entry_id = e.id
            where e.workspace = $1
              and ($2::text is null or e.actor = $2)
              and ($3::text is null or e.action = $3 or starts_with(e.action, $3 || '.'))
              and ($4::text is null or e.target = $4)
              and ($5::timestamptz is null or e.at >= $5)
              and ($6::timestamptz is null or e.at < $6)
              and ($7::text is null
                   or strpos(lower(concat_ws(' ', e.target, e.reason, e.detail::text, e.before::text, e.after::text)), lower($7)) > 0)
              and ($8::timestamptz is null or (e.at, e.id) < ($8, $9))
            order by e.at desc, e.id desc limit $10""";

    private final Pool pool;

    AuditRepository(Pool pool) {
        this.pool = pool;
    }

    public Uni<AuditPage> list(String workspace, AuditFilter filter) {
        Tuple values = Tuple.tuple()
                .addString(workspace)
                .addString(filter.actor().orElse(null))
                .addString(filter.action().orElse(null))
                .addString(filter.object().orElse(null))
                .addOffsetDateTime(utc(filter.from()))
                .addOffsetDateTime(utc(filter.to()))
                .addString(filter.text().orElse(null))
                .addOffsetDateTime(utc(filter.after().map(AuditPosition::at)))
                .addLong(filter.after().map(AuditPosition::id).orElse(0L))
                // one row more than is shown, to know whether there is a next page
                .addInteger(filter.limit() + 1);
        return pool.preparedQuery(QUERY).execute(values).map(rows -> page(rows, filter.limit()));
    }

    /** All of them page by page, at most so many pages of 500. */
    Multi<AuditPage> pages(String workspace, AuditFilter filter, int most) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AuditFilter[] {filter.next(AuditFilter.MOST, Optional.empty())},
                        next -> next[0] == null
                                ? Uni.createFrom().nullItem()
                                : list(workspace, next[0]).invoke(page -> next[0] = after(page, filter)))
                .atMost(most)
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().item(page));
    }

    private static AuditFilter after(AuditPage page, AuditFilter filter) {
        return page.nextCursor() == null ? null : filter.next(AuditFilter.MOST, AuditPosition.parse(page.nextCursor()));
    }

    private static AuditPage page(RowSet<Row> rows, int limit) {
        List<AuditPage.Item> items = new ArrayList<>();
        String next = null;
        for (Row row : rows) {
            if (items.size() == limit) {
                AuditPage.Item last = items.get(limit - 1);
                next = new AuditPosition(last.at(), Long.parseLong(last.id())).cursor();
            } else {
                items.add(item(row));
            }
        }
        return new AuditPage(items, next);
    }

    private static AuditPage.Item item(Row row) {
        return new AuditPage.Item(
                String.valueOf(row.getLong("id")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                members(row, "detail"),
                row.getString("address"),
                row.getString("reason"),
                members(row, "before"),
                members(row, "after"),
                row.getLong("sequence"));
    }

    private static Object members(Row row, String column) {
        JsonObject json = row.get(JsonObject.class, column);
        return json == null ? null : json.getMap();
    }

    private static OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
