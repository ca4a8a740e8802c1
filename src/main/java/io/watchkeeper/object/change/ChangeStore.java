package io.watchkeeper.object.change;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.object.ObjectName;

/** The statements about changes. */
final class ChangeStore {
    private static final String COLUMNS =
            """
            select c.*, (select count(*) from suppressed_signal s where s.workspace = c.workspace and s.change_code = c.code) as suppressed
            from planned_change c""";

    private static final String LIST = COLUMNS
            + """
             where c.workspace = any($1) and (cardinality($2::text[]) = 0 or c.kind = any($2))
                and ($3::text is null or c.objects @> array[$3])
                and ($4::timestamptz is null or least(c.ended_at, c.ends_at) > $4) and ($5::timestamptz is null or c.starts_at < $5)
                and (cardinality($6::text[]) = 0
                    or (case when least(c.ended_at, c.ends_at) <= $7 then 'ENDED' when c.starts_at > $7 then 'PLANNED' else 'OPEN' end) = any($6))
                and ($8::timestamptz is null or (c.starts_at, c.code, c.workspace) < ($8, $9, $10))
            order by c.starts_at desc, c.code desc, c.workspace desc limit $11""";

    private static final String INSERT =
            """
            insert into planned_change (workspace, code, kind, objects, starts_at, ends_at, suppress, summary, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (workspace, code) do nothing""";

    private static final String UPDATE =
            """
            update planned_change set kind = $3, objects = $4, starts_at = $5, ends_at = $6, suppress = $7, summary = $8, version = version + 1
            where workspace = $1 and code = $2""";

    private ChangeStore() {}

    static Uni<List<StoredChange>> list(SqlClient client, Set<String> workspaces, ChangeFilter filter, Instant now) {
        var values = Tuple.tuple()
                .addArrayOfString(workspaces.toArray(String[]::new))
                .addArrayOfString(filter.kinds().stream().map(ChangeKind::name).toArray(String[]::new))
                .addString(filter.object().map(ObjectName::text).orElse(null))
                .addOffsetDateTime(filter.from().map(ChangeStore::utc).orElse(null))
                .addOffsetDateTime(filter.to().map(ChangeStore::utc).orElse(null))
                .addArrayOfString(
                        filter.states().stream().map(ChangeState::name).toArray(String[]::new))
                .addOffsetDateTime(utc(now))
                .addOffsetDateTime(filter.after()
                        .map(ChangeCursor::at)
                        .map(ChangeStore::utc)
                        .orElse(null))
                .addString(filter.after().map(ChangeCursor::code).orElse(null))
                .addString(filter.after().map(ChangeCursor::workspace).orElse(null))
                .addInteger(filter.limit() + 1);
        return client.preparedQuery(LIST)
                .execute(values)
                .map(rows -> rows.stream().map(ChangeStore::stored).toList());
    }

    static Uni<Optional<StoredChange>> find(SqlClient client, String workspace, String code) {
        return client.preparedQuery(COLUMNS + " where c.workspace = $1 and c.code = $2")
                .execute(Tuple.of(workspace, code))
                .map(rows -> rows.stream().map(ChangeStore::stored).findFirst());
    }

    /** The same, and nobody else writes it until the end of the transaction. */
    static Uni<Optional<StoredChange>> lock(SqlClient transaction, String workspace, String code) {
        return transaction
                .preparedQuery("select 1 from planned_change where workspace = $1 and code = $2 for update")
                .execute(Tuple.of(workspace, code))
                .chain(() -> find(transaction, workspace, code));
    }

    /** Those that touch the time from one instant to another, in all workspaces or in one. @param workspace null for all */
    static Uni<List<StoredChange>> touching(SqlClient client, String workspace, Instant from, Instant to, int most) {
        // nobody asks here how many signals are held back, and counting them each second would cost
        return client.preparedQuery("select c.*, 0::bigint as suppressed from planned_change c"
                        + " where ($1::text is null or c.workspace = $1) and c.ends_at > $2 and least(c.ended_at, c.ends_at) > $2 and c.starts_at < $3"
                        + " order by c.starts_at desc, c.code limit $4")
                .execute(Tuple.of(workspace, utc(from), utc(to), most))
                .map(rows -> rows.stream().map(ChangeStore::stored).toList());
    }

    /** @return whether it is new */
    static Uni<Boolean> insert(SqlClient transaction, String workspace, Change change, String by, Instant at) {
        var values = values(workspace, change).addString(by).addOffsetDateTime(utc(at));
        return transaction.preparedQuery(INSERT).execute(values).map(rows -> rows.rowCount() > 0);
    }

    static Uni<Void> update(SqlClient transaction, String workspace, Change change) {
        return transaction
                .preparedQuery(UPDATE)
                .execute(values(workspace, change))
                .replaceWithVoid();
    }

    static Uni<Void> end(SqlClient transaction, String workspace, String code, Instant at) {
        return transaction
                .preparedQuery(
                        "update planned_change set ended_at = $3, version = version + 1 where workspace = $1 and code = $2")
                .execute(Tuple.of(workspace, code, utc(at)))
                .replaceWithVoid();
    }

    private static Tuple values(String workspace, Change change) {
        return Tuple.tuple()
                .addString(workspace)
                .addString(change.code())
                .addString(change.kind().name())
                .addArrayOfString(
                        change.objects().stream().map(ObjectName::text).toArray(String[]::new))
                .addOffsetDateTime(utc(change.startsAt()))
                .addOffsetDateTime(utc(change.endsAt()))
                .addBoolean(change.suppress())
                .addString(change.summary());
    }

    private static StoredChange stored(Row row) {
        return new StoredChange(
                row.getString("workspace"),
                new Change(
                        row.getString("code"),
                        ChangeKind.valueOf(row.getString("kind")),
                        Arrays.stream(row.getArrayOfStrings("objects"))
                                .flatMap(text -> ObjectName.parse(text).stream())
                                .toList(),
                        row.getOffsetDateTime("starts_at").toInstant(),
                        row.getOffsetDateTime("ends_at").toInstant(),
                        row.getBoolean("suppress"),
                        row.getString("summary")),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                row.getLong("version"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("suppressed"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
