package io.watchkeeper.event;

import java.util.ArrayList;
import java.util.List;

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
    Uni<List<RiskEventEntity>> list(String workspace, EventFilter filter) {
        if (filter.sort() != EventSort.WORST) {
            return half(workspace, filter, Half.BOTH, filter.limit() + 1);
        }
        return open(workspace, filter).chain(open -> {
            if (open.size() > filter.limit() || !filter.states().contains(EventState.COMPLETED)) {
                return Uni.createFrom().item(open);
            }
            return half(workspace, filter.intoCompleted(), Half.COMPLETED, filter.limit() + 1 - open.size())
                    .map(completed -> joined(open, completed));
        });
    }

    Uni<RiskEventEntity> find(String workspace, long id) {
        return find("id = ?1 and workspace = ?2", id, workspace).firstResult();
    }

    /** Locked: the journal may touch a busy event many times a second, and a person should not lose to it. */
    Uni<RiskEventEntity> findForChange(String workspace, long id) {
        return find("id = ?1 and workspace = ?2", id, workspace)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Events not completed: state, grade, signal and how many. */
    Uni<List<OpenCount>> countOpen(String workspace) {
        return find(
                        "select state, grade, signal, count(*) from RiskEventEntity"
                                + " where workspace = ?1 and state <> COMPLETED group by state, grade, signal",
                        workspace)
                .project(OpenCount.class)
                .list();
    }

    /** Events not completed, by scenario. */
    Uni<List<ScenarioCount>> countOpenByScenario(String workspace) {
        return find(
                        "select scenario, count(*) from RiskEventEntity"
                                + " where workspace = ?1 and state <> COMPLETED group by scenario",
                        workspace)
                .project(ScenarioCount.class)
                .list();
    }

    private Uni<List<RiskEventEntity>> open(String workspace, EventFilter filter) {
        var past = filter.after().map(EventCursor::completed).orElse(false);
        return past || !filter.asksForOpen()
                ? Uni.createFrom().item(List.of())
                : half(workspace, filter, Half.OPEN, filter.limit() + 1);
    }

    private Uni<List<RiskEventEntity>> half(String workspace, EventFilter filter, Half half, int most) {
        var query = EventQuery.of(workspace, filter, half);
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
