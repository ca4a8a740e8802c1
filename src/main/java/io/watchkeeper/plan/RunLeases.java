package io.watchkeeper.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
            from (select id from plan_run where wake_at <= now() and (lease_until is null or lease_until < now()) and id <> all($4)
                  order by wake_at limit $3 for update skip locked) free
            where r.id = free.id returning r.*, r.deadline_at <= now() as time_over
            """;

    private static final String BEAT =
            """
            update plan_run r set lease_until = now() + make_interval(secs => $2::bigint / 1000.0)
            from (
              -- in the order of ids, as all who lock several do
              select h.id, h.fence from unnest($3::bigint[], $4::bigint[]) as h(id, fence) join plan_run r on r.id = h.id
              where r.fence = h.fence and r.owner = $1 order by h.id for no key update of r
            ) h
            where r.id = h.id and r.fence = h.fence and r.owner = $1
            returning r.id, r.version, r.deadline_at <= now() as time_over
            """;

    private static final String RELEASE =
            """
            update plan_run r set owner = null, lease_until = null, wake_at = now()
            from unnest($2::bigint[], $3::bigint[]) as h(id, fence)
            where r.id = h.id and r.fence = h.fence and r.owner = $1 and r.wake_at is not null
            """;

    private final Pool pool;
    private final String node;
    private final RunConfig config;
    private final RunStore store;
    /** Runs that this release cannot read: nodes of a newer one go on with them. */
    private final Set<Long> newer = ConcurrentHashMap.newKeySet();

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
                .execute(Tuple.of(node, config.lease().toMillis(), most, newer.toArray(Long[]::new)))
                .chain(rows -> store.whole(pool, rows))
                .chain(found -> leave(found.newer()).replaceWith(found.runs()));
    }

    /** What cannot be read here is not taken up again. */
    private Uni<Void> leave(Map<Long, Long> fences) {
        newer.addAll(fences.keySet());
        return fences.isEmpty() ? Uni.createFrom().voidItem() : release(fences);
    }

    /**
     * Says that they are still looked after here.
     *
     * @param fences by run
     * @return where they are; those that another node has taken up are missing
     */
    Uni<Map<Long, Seen>> beat(Map<Long, Long> fences) {
        return pool.preparedQuery(BEAT)
                .execute(Tuple.of(node, config.lease().toMillis(), ids(fences), numbers(fences)))
                .map(rows -> {
                    var versions = new HashMap<Long, Seen>();
                    rows.forEach(row -> versions.put(
                            row.getLong("id"), new Seen(row.getLong("version"), row.getBoolean("time_over"))));
                    return versions;
                });
    }

    /** Lets other nodes take them up at once, with whatever is under way here. */
    Uni<Void> release(Map<Long, Long> fences) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(node, ids(fences), numbers(fences)))
                .replaceWithVoid();
    }

    private static Long[] ids(Map<Long, Long> fences) {
        return fences.keySet().toArray(Long[]::new);
    }

    private static Long[] numbers(Map<Long, Long> fences) {
        return fences.values().toArray(Long[]::new);
    }
}
