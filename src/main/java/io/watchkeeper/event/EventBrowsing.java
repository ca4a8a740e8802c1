package io.watchkeeper.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.event.EventRepository.OpenCount;

/** Looking at the events of those workspaces that somebody may see. */
@ApplicationScoped
public class EventBrowsing {
    private final EventRepository events;
    private final EventEntryRepository entries;
    private final EventWords words;
    private final BesideEvents beside;

    EventBrowsing(EventRepository events, EventEntryRepository entries, EventWords words, BesideEvents beside) {
        this.events = events;
        this.entries = entries;
        this.words = words;
        this.beside = beside;
    }

    @WithSession
    public Uni<EventPage> list(Set<String> workspaces, EventFilter filter) {
        return events.list(workspaces, filter).map(rows -> page(filter, rows));
    }

    /** Fails with a {@link io.watchkeeper.problem.ProblemException} of status 404 where none of the workspaces has such an event. */
    @WithSession
    public Uni<RiskEventView> find(Set<String> workspaces, String id) {
        return events.find(workspaces, EventIds.parse(id))
                .onItem()
                .ifNull()
                .failWith(EventIds::unknown)
                .chain(event -> entries.of(event).chain(timeline -> beside.of(event)
                        .map(others -> rendering().whole(event, timeline, others))));
    }

    @WithSession
    public Uni<OpenEventCounts> counts(Set<String> workspaces) {
        return events.countOpen(workspaces).map(EventBrowsing::counted);
    }

    /** How many events of each scenario are open; scenarios without one are absent. */
    @WithSession
    public Uni<Map<String, Long>> openByScenario(Set<String> workspaces) {
        return events.countOpenByScenario(workspaces).map(counts -> counts.stream()
                .collect(Collectors.toMap(
                        EventRepository.ScenarioCount::scenario, EventRepository.ScenarioCount::count)));
    }

    private EventPage page(EventFilter filter, List<RiskEventEntity> rows) {
        var shown = rows.subList(0, Math.min(rows.size(), filter.limit()));
        var rendering = rendering();
        var last = shown.size() < rows.size()
                ? shown.get(shown.size() - 1).place(filter.sort()).text()
                : null;
        return new EventPage(shown.stream().map(rendering::inList).toList(), last);
    }

    private EventRendering rendering() {
        return words.rendering();
    }

    private static OpenEventCounts counted(List<OpenCount> counts) {
        var firing = counts.stream().filter(count -> count.signal() == SignalState.FIRING);
        return new OpenEventCounts(
                sum(counts),
                sum(firing.toList()),
                counts.stream()
                        .collect(Collectors.groupingBy(OpenCount::state, Collectors.summingLong(OpenCount::count))),
                counts.stream()
                        .collect(Collectors.groupingBy(OpenCount::grade, Collectors.summingLong(OpenCount::count))));
    }

    private static long sum(List<OpenCount> counts) {
        return counts.stream().mapToLong(OpenCount::count).sum();
    }
}
