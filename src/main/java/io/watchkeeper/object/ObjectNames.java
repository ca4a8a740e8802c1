package io.watchkeeper.object;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.object.KnownObjects.Asked;

/** Finds objects by what others call them. */
final class ObjectNames {
    /** A page that draws more shows nothing any more. */
    private static final int MOST_DEPENDENTS = 200;

    /**
     * Its own name before an alias, and for a host an alias before an address; the oldest object where several claim one. {@code offset 0} has aliases and addresses
     * looked for before the workspace: as one condition, PostgreSQL read all objects of the workspace for each name.
     */
    private static final String RESOLVE =
            """
            select n.place, o.* from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as n(place, workspace, kind, name)
            cross join lateral (
                select * from (
                    select 1 as rank, m.* from managed_object m where m.workspace = n.workspace and m.kind = n.kind and m.name = n.name
                    union all
                    select 2, m.* from (
                            select * from managed_object where aliases @> array[n.kind || '/' || n.name] and aliases <> '{}' offset 0) m
                        where m.workspace = n.workspace
                    union all
                    select 3, m.* from (
                            select * from managed_object where addresses @> array[n.name] and addresses <> '{}' offset 0) m
                        where m.workspace = n.workspace and n.kind = 'host' and m.kind in ('host', 'node')) found
                where state <> 'DISMISSED' order by rank, id limit 1) o""";

    private static final String DEPENDENTS =
            """
            select * from managed_object where workspace = $1 and depends_on && $2::text[] and state <> 'DISMISSED'
            order by kind, name limit $3""";

    private ObjectNames() {}

    /** Names that nothing goes by are absent. */
    static Uni<Map<ObjectName, StoredObject>> resolve(
            SqlClient client, String workspace, Collection<ObjectName> names) {
        var asked = names.stream().map(name -> new Asked(workspace, name)).toList();
        return find(client, asked).map(found -> {
            var objects = new HashMap<ObjectName, StoredObject>();
            found.forEach((name, stored) -> objects.put(name.name(), stored));
            return objects;
        });
    }

    /** The same in several workspaces. */
    static Uni<Map<Asked, StoredObject>> find(SqlClient client, List<Asked> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var places = new Integer[asked.size()];
        for (int place = 0; place < places.length; place++) {
            places[place] = place;
        }
        var values = Tuple.of(
                places,
                asked.stream().map(Asked::workspace).toArray(String[]::new),
                asked.stream().map(one -> one.name().kind()).toArray(String[]::new),
                asked.stream().map(one -> one.name().name()).toArray(String[]::new));
        return client.preparedQuery(RESOLVE).execute(values).map(rows -> {
            var found = new HashMap<Asked, StoredObject>();
            rows.forEach(row -> found.put(asked.get(row.getInteger("place")), ObjectRows.stored(row)));
            return found;
        });
    }

    static Uni<List<StoredObject>> dependents(SqlClient client, String workspace, List<ObjectName> names) {
        return client.preparedQuery(DEPENDENTS)
                .execute(Tuple.of(workspace, ObjectRows.texts(names), MOST_DEPENDENTS))
                .map(ObjectRows::all);
    }
}
