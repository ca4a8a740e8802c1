package io.watchkeeper.plan;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.access.Caller;
import io.watchkeeper.decision.diagnosis.EventFacts;
import io.watchkeeper.diagnosis.StoredEventFacts;
import io.watchkeeper.event.EventBrowsing;

/** In which workspace a plan is looked at or run, and what is known of its event. */
@Singleton
class PlanPlaces {
    private final EventBrowsing browsing;
    private final Pool pool;
    private final Caller caller;

    PlanPlaces(EventBrowsing browsing, Pool pool, Caller caller) {
        this.browsing = browsing;
        this.pool = pool;
        this.caller = caller;
    }

    record Place(String workspace, Optional<Long> event, EventFacts facts) {}

    /**
     * Fails with 404 for an event that there is not, with 403 where the caller lacks the permission there.
     *
     * @param event its id; without one the caller's workspace, of which nothing else is known
     */
    Uni<Place> find(Optional<String> event, String permission) {
        if (event.isEmpty()) {
            var workspace = caller.workspaceFor(permission);
            var facts = EventFacts.of(Map.of("workspace", workspace), Map.of());
            return Uni.createFrom().item(new Place(workspace, Optional.empty(), facts));
        }
        return browsing.find(caller.workspaces(), event.get()).chain(found -> {
            caller.grants().demand(permission, found.workspace());
            long id = Long.parseLong(found.id());
            return StoredEventFacts.of(pool, id).map(facts -> new Place(found.workspace(), Optional.of(id), facts));
        });
    }
}
