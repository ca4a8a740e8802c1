package io.watchkeeper.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Grade;
import io.watchkeeper.event.EventQuery.Half;

/** Risk events in the store. Whoever calls has a session or a transaction open. */
@ApplicationScoped
class EventRepository implements PanacheRepositoryBase<RiskEventEntity, Long> {
    /** @return one more than the filter's limit where there are more */
    Uni<List<RiskEventEntity>> list(Set<String> workspaces, EventFilter filter) {
        if (filter.sort() != EventSort.WORST) {
            return half(workspaces, filter, Half.BOTH, filter.limit() + 1);
        }
        return open(workspaces, filter).chain(open -> {
            if (open.size() > filter.limit() || !filter.states().contains(EventState.COMPLETED)) {
                return Uni.createFrom().item(open);
            }
            return half(workspaces, filter.intoCompleted(), Half.COMPLETED, filter.limit() + 1 - open.size())
                    .map(completed -> joined(open, completed));
        });
    }

    Uni<RiskEventEntity> find(Set<String> workspaces, long id) {
        return find("id = ?1 and workspace in ?2", id, workspaces).firstResult();
    }

    /** Locked: the journal may touch a busy event many times a second, and a person should not lose to it. */
    Uni<RiskEventEntity> findForChange(Set<String> workspaces, long id) {
        return find("id = ?1 and workspace in ?2", id, workspaces)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Events not completed: state, grade, signal and how many. */
    Uni<List<OpenCount>> countOpen(Set<String> workspaces) {
        return find(
                        "select state, grade, signal, count(*) from RiskEventEntity"
                                + " where workspace in ?1 and state <> COMPLETED group by state, grade, signal",
                        workspaces)
                .project(OpenCount.class)
                .list();
    }

    /** Events not completed, by scenario. */
    Uni<List<ScenarioCount>> countOpenByScenario(Set<String> workspaces) {
        return find(
                        "select scenario, count(*) from RiskEventEntity"
                                + " where workspace in ?1 and state <> COMPLETED group by scenario",
                        workspaces)
                .project(ScenarioCount.class)
                .list();
    }

    private Uni<List<RiskEventEntity>> open(Set<String> workspaces, EventFilter filter) {
        var past = filter.after().map(EventCursor::completed).orElse(false);
        return past || !filter.asksForOpen()
                ? Uni.createFrom().item(List.of())
                : half(workspaces, filter, Half.OPEN, filter.limit() + 1);
    }

    private Uni<List<RiskEventEntity>> half(Set<String> workspaces, EventFilter filter, Half half, int most) {
        var query = EventQuery.of(workspaces, filter, half);
        return find(query.text(), query.values()).range(0, most - 1).list();
    }

    private static List<RiskEventEntity> joined(List<RiskEventEntity> open, List<RiskEventEntity> completed) {
        var all = new ArrayList<>(open);
        all.addAll(completed);
        return all;
    }

    record OpenCount(EventState state, Grade grade, SignalState signal, long count) {}

    record ScenarioCount(String scenario, long count) {}
}
