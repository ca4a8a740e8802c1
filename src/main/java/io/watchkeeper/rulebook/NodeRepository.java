package io.watchkeeper.rulebook;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The nodes that share the database. Their age is told by the database's clock, as the nodes' own may differ. */
@Singleton
public class NodeRepository {
    static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** A node that missed three heartbeats is gone. */
    private static final long GONE_AFTER_SECONDS = HEARTBEAT.multipliedBy(3).toSeconds();

    private final Pool pool;

    public NodeRepository(Pool pool) {
        this.pool = pool;
    }

    /** Those that are there, by name. */
    public Uni<List<NodeVersion>> list() {
        return pool.preparedQuery(
                        "select name, rulebook_version from node where seen_at > now() - make_interval(secs => $1) order by name")
                .execute(Tuple.of((double) GONE_AFTER_SECONDS))
                .map(rows -> rows.stream()
                        .map(row -> new NodeVersion(row.getString(0), row.getLong(1)))
                        .toList());
    }

    Uni<Void> report(NodeVersion node) {
        return pool.preparedQuery(
                        """
                        insert into node (name, rulebook_version, seen_at) values ($1, $2, now())
                        on conflict (name) do update set rulebook_version = excluded.rulebook_version, seen_at = excluded.seen_at
                        """)
                .execute(Tuple.of(node.node(), node.version()))
                .replaceWithVoid();
    }
}
