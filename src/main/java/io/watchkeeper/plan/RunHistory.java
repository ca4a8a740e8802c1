package io.watchkeeper.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.plan.PlannedRun;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.plan.RunStart.HeldTarget;

/** What there is of runs in lists. */
@Singleton
class RunHistory {
    /** How many of a plan's runs its rate of success is of. */
    private static final int COUNTED = 100;

    private static final String LIST =
            """
            select * from plan_run where workspace = any($1) and (cardinality($2::text[]) = 0 or state = any($2))
              and (cardinality($3::text[]) = 0 or plan = any($3)) and ($4::bigint is null or event_id = $4) and id < $5
            order by id desc limit $6
            """;

    private static final String RATE =
            """
            select count(*) filter (where state = 'SUCCEEDED') as good, count(*) as all_of_them from (
              select state from plan_run where workspace = any($1) and plan = $2 and ended_at is not null order by id desc limit $3) ended
            """;

    private final Pool pool;

    RunHistory(Pool pool) {
        this.pool = pool;
    }

    /** @param ended how many of the last runs have ended, {@code succeeded} of them well */
    record Rate(long succeeded, long ended) {}

    /** The latest first. */
    Uni<List<RunRow>> list(Set<String> workspaces, RunFilter filter, int most) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(
                        workspaces.toArray(String[]::new),
                        filter.states().stream().map(Enum::name).toArray(String[]::new),
                        filter.plans().toArray(String[]::new),
                        filter.event().orElse(null),
                        filter.before(),
                        most))
                .map(RunHistory::rows);
    }

    Uni<Rate> rate(Set<String> workspaces, String plan) {
        return pool.preparedQuery(RATE)
                .execute(Tuple.of(workspaces.toArray(String[]::new), plan, COUNTED))
                .map(rows -> rows.iterator().next())
                .map(row -> new Rate(row.getLong("good"), row.getLong("all_of_them")));
    }

    Uni<List<HeldTarget>> held(String workspace, PlannedRun run) {
        var names = run.targets().stream().map(Target::name).toArray(String[]::new);
        return RunStarts.held(pool, workspace, names, 0);
    }

    /** The run that a review sheet has started. */
    Uni<Optional<RunRow>> startedBy(String review) {
        return pool.preparedQuery("select * from plan_run where review = $1")
                .execute(Tuple.of(review))
                .map(rows -> rows(rows).stream().findFirst());
    }

    private static List<RunRow> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(RunRow::of).toList();
    }
}
