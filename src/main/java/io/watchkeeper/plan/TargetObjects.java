package io.watchkeeper.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.plan.Target;

/** Makes targets of names: with the kind and the address of the object that has the name. */
@Singleton
class TargetObjects {
    /** Of several kinds of one name hosts first: they are what is reached. */
    private static final String FIND =
            """
            select distinct on (q.name) q.name, o.kind, coalesce(o.addresses[1], q.name) as address
            from unnest($2::text[]) as q(name) join managed_object o on o.workspace = $1 and o.name = q.name
            where o.state <> 'DISMISSED' order by q.name, o.kind <> 'host', o.kind
            """;

    private final Pool pool;

    TargetObjects(Pool pool) {
        this.pool = pool;
    }

    /** One for each name, in their order; a name that no object has is its own address. */
    Uni<List<Target>> named(String workspace, List<String> names) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(workspace, names.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Target> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getString("name"), target(row)));
                    return names.stream()
                            .map(name -> known.getOrDefault(name, new Target("", name, name)))
                            .toList();
                });
    }

    private static Target target(Row row) {
        return new Target(row.getString("kind"), row.getString("name"), row.getString("address"));
    }
}
