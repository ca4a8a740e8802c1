package io.watchkeeper.object;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.object.ImportPlan.Step;

/** The statements about objects that people and imports ask for. */
final class ObjectStore {
    private static final String INSERT =
            """
            insert into managed_object (kind, name, application, product, site, redundancy_group, environment, importance, addresses, connection,
                depends_on, aliases, labels, source, state, workspace, created_at, updated_at, updated_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18)""";

    private static final String UPDATE =
            """
            update managed_object set kind = $1, name = $2, application = $3, product = $4, site = $5, redundancy_group = $6, environment = $7,
                importance = $8, addresses = $9, connection = $10, depends_on = $11, aliases = $12, labels = $13, source = $14, state = $15,
                version = version + 1, updated_at = $18, updated_by = $19
            where id = $16 and version = $17""";

    private static final String LIST =
            """
            select * from managed_object where workspace = any($1) and state = any($2)
                and (cardinality($3::text[]) = 0 or kind = any($3)) and (cardinality($4::text[]) = 0 or site = any($4))
                and (cardinality($5::text[]) = 0 or application = any($5)) and (cardinality($6::text[]) = 0 or product = any($6))
                and (cardinality($7::text[]) = 0 or environment = any($7))
                and ($8::text is null or name ilike $8 escape '!' or application ilike $8 escape '!'
                    or exists (select 1 from unnest(addresses || aliases) as other where other ilike $8 escape '!'))
                and ($9::text is null or (kind, name, workspace) > ($9, $10, $11))
            order by kind, name, workspace limit $12""";

    private ObjectStore() {}

    static Uni<List<StoredObject>> list(SqlClient client, Set<String> workspaces, ObjectFilter filter, int most) {
        var values = Tuple.tuple()
                .addArrayOfString(array(workspaces))
                .addArrayOfString(
                        filter.states().stream().map(ObjectState::name).toArray(String[]::new))
                .addArrayOfString(array(filter.kinds()))
                .addArrayOfString(array(filter.sites()))
                .addArrayOfString(array(filter.applications()))
                .addArrayOfString(array(filter.products()))
                .addArrayOfString(array(filter.environments()))
                .addString(filter.text()
                        .map(text -> "%" + text.replaceAll("[!%_]", "!$0") + "%")
                        .orElse(null))
                .addString(filter.after().map(ObjectCursor::kind).orElse(null))
                .addString(filter.after().map(ObjectCursor::name).orElse(null))
                .addString(filter.after().map(ObjectCursor::workspace).orElse(null))
                .addInteger(most);
        return client.preparedQuery(LIST).execute(values).map(ObjectRows::all);
    }

    static Uni<Map<ObjectState, Long>> counts(SqlClient client, Set<String> workspaces) {
        return client.preparedQuery(
                        "select state, count(*) as many from managed_object where workspace = any($1) group by state")
                .execute(Tuple.of(array(workspaces)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> ObjectState.valueOf(row.getString("state")), row -> row.getLong("many"))));
    }

    static Uni<Optional<StoredObject>> find(SqlClient client, Set<String> workspaces, long id) {
        return client.preparedQuery("select * from managed_object where id = $1 and workspace = any($2)")
                .execute(Tuple.of(id, array(workspaces)))
                .map(rows -> ObjectRows.all(rows).stream().findFirst());
    }

    /** Those with these names of their own, aliases not regarded. */
    static Uni<Map<ObjectName, StoredObject>> named(SqlClient client, String workspace, Set<ObjectName> names) {
        var kinds = names.stream().map(ObjectName::kind).toArray(String[]::new);
        var texts = names.stream().map(ObjectName::name).toArray(String[]::new);
        return client.preparedQuery(
                        """
                        select o.* from unnest($2::text[], $3::text[]) as n(kind, name)
                        join managed_object o on o.workspace = $1 and o.kind = n.kind and o.name = n.name""")
                .execute(Tuple.of(workspace, kinds, texts))
                .map(rows -> ObjectRows.all(rows).stream()
                        .collect(Collectors.toMap(stored -> stored.object().is(), Function.identity())));
    }

    /**
     * Locks what all who write objects of a workspace go through, until the end of the transaction: two imports must not meet on their names. What the
     * transaction asks for is found by index, also where the plan was made when there were hardly any objects.
     */
    static Uni<Void> takeTurn(SqlClient transaction, String workspace) {
        return transaction
                .preparedQuery(
                        "select pg_advisory_xact_lock(hashtext('watchkeeper.object ' || $1)), set_config('enable_seqscan', 'off', true)")
                .execute(Tuple.of(workspace))
                .replaceWithVoid();
    }

    static Uni<Void> insert(SqlClient transaction, String workspace, List<Step.Create> created, String by, Instant at) {
        var rows = created.stream()
                .map(step -> ObjectRows.values(step.object())
                        .addString(workspace)
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addString(by))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    /** Whoever took their turn finds the versions that they read. */
    static Uni<Void> update(SqlClient transaction, List<Step.Update> updated, String by, Instant at) {
        var rows = updated.stream()
                .map(step -> ObjectRows.values(step.object())
                        .addLong(step.before().id())
                        .addLong(step.before().version())
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addString(by))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(UPDATE).executeBatch(rows).replaceWithVoid();
    }

    static Uni<Void> delete(SqlClient transaction, long id) {
        return transaction
                .preparedQuery("delete from managed_object where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    static String[] array(Set<String> values) {
        return values.toArray(String[]::new);
    }
}
