package io.watchkeeper.event;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;

/** Timelines in the store. Whoever calls has a session or a transaction open. */
@ApplicationScoped
class EventEntryRepository implements PanacheRepository<EventEntryEntity> {
    Uni<List<EventEntryEntity>> of(RiskEventEntity event) {
        return list("eventId = ?1 order by at, id", event.id);
    }
}
