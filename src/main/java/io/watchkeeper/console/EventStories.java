package io.watchkeeper.console;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.journal.DecisionHistory;
import io.watchkeeper.rulebook.LiveRulebook;

/** Gathers what the page of one event tells. */
@ApplicationScoped
public class EventStories {
    /** Decisions of stages: those of some eight signals. */
    private static final int EXPLAINED = 40;

    private final EventBrowsing events;
    private final DecisionHistory decisions;
    private final EventCompanions companions;
    private final LiveRulebook rulebook;
    private final Caller caller;

    EventStories(
            EventBrowsing events,
            DecisionHistory decisions,
            EventCompanions companions,
            LiveRulebook rulebook,
            Caller caller) {
        this.events = events;
        this.decisions = decisions;
        this.companions = companions;
        this.rulebook = rulebook;
        this.caller = caller;
    }

    /** Fails with a {@link io.watchkeeper.problem.ProblemException} of status 404 where no workspace of the caller has such an event. */
    Uni<EventStory> find(String id) {
        var workspaces = caller.workspaces();
        return events.find(workspaces, id).chain(event -> decisions
                .ofEvent(workspaces, id, EXPLAINED, Optional.empty())
                .chain(page -> companions
                        .of(event)
                        .map(known ->
                                EventStory.of(event, known, rulebook.current().plans(), page.items()))));
    }
}
