package io.watchkeeper.event;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.object.ObjectName;
import io.watchkeeper.object.change.ChangeBrowsing;

/** What is shown with an event and is no part of it. */
@Singleton
class BesideEvents {
    private final ChangeBrowsing changes;
    private final CauseBrowsing causes;
    private final EventRuns runs;
    private final Clock clock;

    BesideEvents(ChangeBrowsing changes, CauseBrowsing causes, EventRuns runs, Clock clock) {
        this.changes = changes;
        this.causes = causes;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * @param changes lines about planned changes of its object, from shortly before it to its end
     * @param sameCause other events that its cause explains
     * @param runs of plans that were started for it
     */
    record Beside(List<RiskEventView.Entry> changes, List<CauseView.Event> sameCause, List<EventRuns.Run> runs) {}

    Uni<Beside> of(RiskEventEntity event) {
        return changes(event).chain(lines -> sameCause(event).chain(others -> runs.of(event.workspace, event.id)
                .map(started -> new Beside(lines, others, started))));
    }

    private Uni<List<RiskEventView.Entry>> changes(RiskEventEntity event) {
        var from = event.firstOccurredAt.minus(ChangeLines.BEFORE);
        var until = event.life().completed().map(EventLife.Deed::at).orElseGet(clock::instant);
        return ObjectName.learned(event.objectKind, event.objectName)
                .map(name -> changes.covering(event.workspace, name, from, until.plusMillis(1)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(found -> ChangeLines.of(found, from, until));
    }

    private Uni<List<CauseView.Event>> sameCause(RiskEventEntity event) {
        return event.diagnosis == null ? Uni.createFrom().item(List.of()) : causes.others(event.id);
    }
}
