package io.watchkeeper.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.rulebook.NodeName;

/** Which node looks after a run. Time is the database's: the clocks of nodes differ. */
@Singleton
class RunLeases {
    private static final String CLAIM =
            """
            update plan_run r set owner = $1, fence = r.fence + 1, lease_until = now() + make_interval(secs => $2::bigint / 1000.0)
            from (select id from plan_run where wake_at <= now() and (lease_until is null or lease_until < now())
                  order by wake_at limit $3 for update skip locked) free
            where r.id = free.id returning r.*, r.deadline_at <= now() as time_over
            """;

    private static final String BEAT =
            """
            update plan_run r set lease_until = now() + make_interval(secs => $2::bigint / 1000.0)
            from unnest($3::bigint[], $4::bigint[]) as h(id, fence)
            where r.id = h.id and r.fence = h.fence and r.owner = $1
            returning r.id, r.version, r.deadline_at <= now() as time_over
            """;

    private final Pool pool;
    private final String node;
    private final RunConfig config;
    private final RunStore store;

    RunLeases(Pool pool, NodeName node, RunConfig config, RunStore store) {
        this.pool = pool;
        this.node = node.toString();
        this.config = config;
        this.store = store;
    }

    /** A run as the store has it now. */
    record Seen(long version, boolean timeOver) {}

    /** Takes up runs that have to be looked after and that no node looks after: new ones, those whose pause is over, and those whose node is gone. */
    Uni<List<StoredRun>> claim(int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(node, config.lease().toMillis(), most))
                .chain(rows -> store.whole(pool, rows));
    }

    /**
     * Says that they are still looked after here.
     *
     * @param fences by run
     * @return where they are; those that another node has taken up are missing
     */
    Uni<Map<Long, Seen>> beat(Map<Long, Long> fences) {
        var ids = List.copyOf(fences.keySet());
        return pool.preparedQuery(BEAT)
                .execute(Tuple.of(
                        node,
                        config.lease().toMillis(),
                        ids.toArray(Long[]::new),
                        ids.stream().map(fences::get).toArray(Long[]::new)))
                .map(rows -> {
                    var versions = new HashMap<Long, Seen>();
                    rows.forEach(row -> versions.put(
                            row.getLong("id"), new Seen(row.getLong("version"), row.getBoolean("time_over"))));
                    return versions;
                });
    }
}
