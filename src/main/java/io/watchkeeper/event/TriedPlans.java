package io.watchkeeper.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.watchkeeper.facts.PlanHistory;

/** How plans have fared on scenarios, for whoever decides or shows events: a node knows of what has ended within ten seconds, and asks the store nothing on the way. */
@Singleton
public class TriedPlans {
    private final Pool pool;
    private volatile Map<ScenarioInWorkspace, List<PlanHistory>> known = Map.of();

    public TriedPlans(Pool pool) {
        this.pool = pool;
    }

    /** In the order of their codes. */
    public List<PlanHistory> of(ScenarioInWorkspace scenario) {
        return known.getOrDefault(scenario, List.of());
    }

    /** Empty where it has not run for the scenario. */
    public Optional<PlanHistory> of(ScenarioInWorkspace scenario, String plan) {
        return of(scenario).stream()
                .filter(history -> history.plan().equals(plan))
                .findFirst();
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return refresh()
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "How plans have fared is known as of ten seconds ago"))
                .onFailure()
                .recoverWithNull();
    }

    /** Reads what is known by now. */
    public Uni<Void> refresh() {
        return pool.preparedQuery("select * from plan_history order by workspace, scenario, plan")
                .execute()
                .invoke(rows -> known = StreamSupport.stream(rows.spliterator(), false)
                        .collect(groupingBy(
                                row -> new ScenarioInWorkspace(row.getString("workspace"), row.getString("scenario")),
                                mapping(TriedPlans::history, toUnmodifiableList()))))
                .replaceWithVoid();
    }

    private static PlanHistory history(Row row) {
        return PlanHistory.of(row.getString("plan"), row.getLong("runs"), row.getLong("healed"));
    }
}
