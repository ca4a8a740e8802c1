package io.watchkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.access.Caller;
import io.watchkeeper.console.EventListing.Emptiness;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.event.EventFilter;
import io.watchkeeper.event.EventPage;
import io.watchkeeper.event.EventSort;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.journal.WaitingSignals;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Gathers what the list of events shows. */
@ApplicationScoped
public class EventLists {
    private static final EventFilter ANY_ONE =
            EventFilter.parse(Map.of("state", List.of("ALL"), "limit", List.of("1")), EventSort.LATEST);

    private final EventBrowsing events;
    private final WaitingSignals waiting;
    private final LiveRulebook rulebook;
    private final Caller caller;

    EventLists(EventBrowsing events, WaitingSignals waiting, LiveRulebook rulebook, Caller caller) {
        this.events = events;
        this.waiting = waiting;
        this.rulebook = rulebook;
        this.caller = caller;
    }

    Uni<EventListing> list(ListQuery query) {
        try {
            return list(query, query.filter(), List.of());
        } catch (ProblemException rejected) {
            var faults = rejected.problem().errors().stream().map(Flaw::message).toList();
            return list(query, new ListQuery("/events", Map.of()).filter(), faults);
        }
    }

    // one after the other, because one request has one database session
    private Uni<EventListing> list(ListQuery query, EventFilter filter, List<Sentence> faults) {
        var workspaces = caller.workspaces(query.text("workspace"));
        var scenarios = rulebook.current().catalogue().scenarios();
        return waiting.count(workspaces).chain(undecided -> events.list(workspaces, filter)
                .chain(page -> events.counts(workspaces).chain(counts -> emptiness(workspaces, query, page)
                        .map(why -> new EventListing(page, counts, scenarios, why, undecided, faults)))));
    }

    private Uni<Emptiness> emptiness(Set<String> workspaces, ListQuery query, EventPage page) {
        if (!page.items().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return events.list(workspaces, ANY_ONE).map(any -> {
            if (any.items().isEmpty()) {
                return Emptiness.NOTHING_YET;
            }
            return query.narrow() ? Emptiness.HIDDEN : Emptiness.CALM;
        });
    }
}
