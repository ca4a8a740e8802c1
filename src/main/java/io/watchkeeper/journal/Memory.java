package io.watchkeeper.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.watchkeeper.event.EventRecord;
import io.watchkeeper.event.ScenarioInWorkspace;
import io.watchkeeper.facts.PlanHistory;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.journal.Changes.SeriesChange;

/** What is known while one batch is decided: what the store said, and on top of it what the batch has decided so far. */
final class Memory {
    private final Map<UUID, KnownSignal> signals = new HashMap<>();
    private final Map<UUID, SeriesState> seriesRead;
    private final Map<UUID, SeriesState> series;
    private final Map<Long, EventRecord> events = new HashMap<>();
    private final Map<UUID, Long> latest = new HashMap<>();
    private final Map<ScenarioInWorkspace, Long> openedLately = new HashMap<>();
    private final Map<Integer, List<PlannedChange>> changes = new HashMap<>();
    private Function<ScenarioInWorkspace, List<PlanHistory>> tried = scenario -> List.of();
    private final Set<UUID> changedSeries = new HashSet<>();
    private final Map<Long, EventRecord> changedEvents = new LinkedHashMap<>();

    Memory(Map<UUID, KnownSignal> signals, Collection<SeriesState> series) {
        this.signals.putAll(signals);
        this.seriesRead = series.stream().collect(Collectors.toMap(SeriesState::key, state -> state));
        this.series = new HashMap<>(seriesRead);
    }

    void learn(Collection<EventRecord> stored, Map<ScenarioInWorkspace, Long> opened) {
        for (var event : stored) {
            events.put(event.id(), event);
            latest.merge(event.identity().key(), event.id(), this::later);
        }
        openedLately.putAll(opened);
    }

    private Long later(Long one, Long other) {
        return events.get(one)
                        .times()
                        .opened()
                        .isAfter(events.get(other).times().opened())
                ? one
                : other;
    }

    /** @param underWay planned changes by the place of the signal whose object they cover */
    void learn(Map<Integer, List<PlannedChange>> underWay) {
        changes.putAll(underWay);
    }

    List<PlannedChange> changes(int place) {
        return changes.getOrDefault(place, List.of());
    }

    /** How plans have fared on a scenario, as far as this node knows. */
    void learn(Function<ScenarioInWorkspace, List<PlanHistory>> plans) {
        tried = plans;
    }

    List<PlanHistory> tried(ScenarioInWorkspace scenario) {
        return tried.apply(scenario);
    }

    Optional<KnownSignal> signal(UUID key) {
        return Optional.ofNullable(signals.get(key));
    }

    void accepted(UUID key, KnownSignal signal) {
        signals.put(key, signal);
    }

    Optional<SeriesState> series(UUID key) {
        return Optional.ofNullable(series.get(key));
    }

    /** The event that the series fires on. */
    Optional<EventRecord> home(UUID seriesKey) {
        return series(seriesKey)
                .filter(SeriesState::firing)
                .flatMap(SeriesState::eventId)
                .flatMap(this::event);
    }

    /** Also where nothing changes: a decision holds only if its series still stands as it was read. */
    void put(SeriesState state) {
        series.put(state.key(), state);
        changedSeries.add(state.key());
    }

    Optional<EventRecord> event(long id) {
        return Optional.ofNullable(events.get(id));
    }

    /** The latest event of a key, completed or not. */
    Optional<EventRecord> latest(UUID key) {
        return Optional.ofNullable(latest.get(key)).map(events::get);
    }

    void put(EventRecord event) {
        events.put(event.id(), event);
        latest.put(event.identity().key(), event.id());
        changedEvents.put(event.id(), event);
    }

    /** For an event that lost a member to another: it is not the latest of its key by that. */
    void update(EventRecord event) {
        events.put(event.id(), event);
        changedEvents.put(event.id(), event);
    }

    long openedLately(ScenarioInWorkspace scenario) {
        return openedLately.getOrDefault(scenario, 0L);
    }

    void opened(ScenarioInWorkspace scenario) {
        openedLately.merge(scenario, 1L, Long::sum);
    }

    List<SeriesChange> changedSeries() {
        return changedSeries.stream()
                .sorted()
                .map(key -> new SeriesChange(series.get(key), Optional.ofNullable(seriesRead.get(key))))
                .toList();
    }

    List<EventRecord> changedEvents() {
        return new ArrayList<>(changedEvents.values());
    }
}
