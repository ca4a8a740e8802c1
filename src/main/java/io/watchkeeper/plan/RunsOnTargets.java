package io.watchkeeper.plan;

import java.time.Instant;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.diagnosis.check.RecentRuns;
import io.watchkeeper.store.BulkWrite;

/** Runs by their targets, among the latest thousand of a workspace. */
@Singleton
class RunsOnTargets implements RecentRuns {
    private static final String COUNT =
            """
            select count(*) as found from (
                select planned, created_at from plan_run where workspace = $1 order by id desc limit 1000) r
            where r.created_at > $3
              and exists (select 1 from jsonb_array_elements(r.planned::jsonb->'targets') t where t->>'name' = any($2))
            """;

    private final Pool pool;

    RunsOnTargets(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Long> on(String workspace, Set<String> names, Instant since) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(workspace, names.toArray(String[]::new), BulkWrite.utc(since)))
                .map(rows -> rows.iterator().next().getLong("found"));
    }
}
