package io.watchkeeper.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.event.EventStore;
import io.watchkeeper.event.ScenarioInWorkspace;
import io.watchkeeper.event.TriedPlans;
import io.watchkeeper.facts.PlannedChange;
import io.watchkeeper.object.change.OpenChanges;

/** One batch from signals to commit: recall what is known, recognise, load the events, deliberate, write. */
final class BatchDecision {
    /** Tries without locks before the events are locked while they are decided on. */
    private static final int OPTIMISTIC_TRIES = 3;

    private static final int TRIES = 8;

    private final Parts parts;
    private final Rulebook rulebook;
    private final Settings settings;

    /** What a batch needs besides its signals. */
    @Singleton
    record Parts(
            HotConnections connections,
            JournalStore journal,
            EventStore events,
            DecisionWorkers workers,
            IdSupply ids,
            Traces traces,
            JournalMetrics metrics,
            OpenChanges changes,
            TriedPlans tried,
            Onlooker onlooker,
            Turns turns) {
        Pool pool() {
            return connections.pool();
        }
    }

    BatchDecision(Parts parts, Rulebook rulebook, Settings settings) {
        this.parts = parts;
        this.rulebook = rulebook;
        this.settings = settings;
    }

    /** @return failed as the rules do, or with what the store said */
    Uni<List<SignalOutcome>> decide(List<Candidate> batch) {
        return parts.workers()
                .run(() -> recognise(batch))
                .flatMap(tasks -> parts.turns().take(touched(tasks), () -> decide(tasks, 1)))
                .invoke(this::show)
                .map(Changes::outcomes);
    }

    /** Only now is it committed. */
    private void show(Changes changes) {
        parts.traces().stored(JournalWeek.of(settings.now()), changes.traces());
        if (parts.onlooker().looks()) {
            parts.onlooker().decided(rulebook, changes.decided());
        }
    }

    /** Recognition needs only the signals, so a batch that lost a race keeps it; docs/decisions say why the rest is decided again as a whole. */
    private Uni<Changes> decide(List<Deliberation.Task> tasks, int attempt) {
        var decided = attempt <= OPTIMISTIC_TRIES
                ? attempt(parts.pool(), tasks)
                : parts.pool()
                        .withTransaction(connection -> lock(connection, tasks).chain(() -> attempt(connection, tasks)));
        return decided.onFailure(failure -> Moved.is(failure) && attempt < TRIES)
                .recoverWithUni(() -> {
                    parts.metrics().moved();
                    return decide(tasks, attempt + 1);
                });
    }

    private Uni<Changes> attempt(SqlClient client, List<Deliberation.Task> tasks) {
        return recall(client, tasks)
                .flatMap(memory -> deliberate(memory, tasks))
                .flatMap(changes -> write(client, changes).replaceWith(changes));
    }

    /** Duplicates are recognised too rarely for it to pay to look for them here; deliberation sets them aside. */
    private List<Deliberation.Task> recognise(List<Candidate> batch) {
        var signals =
                batch.stream().map(candidate -> candidate.incoming().signal()).toList();
        var recognitions = DecisionPipeline.recognise(rulebook, signals, Optional.of(settings.now()));
        var tasks = new ArrayList<Deliberation.Task>(batch.size());
        for (int place = 0; place < batch.size(); place++) {
            var candidate = batch.get(place);
            var recognition = recognitions.get(place);
            var draft = candidate.firing()
                    ? recognition.scenario().map(scenario -> EventIdentityDraft.of(candidate.incoming(), scenario))
                    : Optional.<EventIdentityDraft>empty();
            tasks.add(new Deliberation.Task(place, candidate, recognition, draft));
        }
        return tasks;
    }

    /** All at once; an event that a series fires on mostly is the one that its signals would open, so hardly ever more is asked for. */
    private Uni<Memory> recall(SqlClient client, List<Deliberation.Task> tasks) {
        var scopes = tasks.stream()
                .flatMap(task -> task.eventKey().stream().map(EventIdentityDraft::scope))
                .collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(
                        known(client, tasks),
                        parts.events().load(client, keys(tasks), Set.of()),
                        openedLately(client, scopes),
                        changes(client, tasks))
                .with((memory, events, opened, changes) -> {
                    memory.learn(events, opened);
                    memory.learn(changes);
                    memory.learn(parts.tried()::of);
                    return memory;
                })
                .call(memory -> others(client, tasks, memory));
    }

    private Uni<Memory> known(SqlClient client, List<Deliberation.Task> tasks) {
        return parts.journal()
                .recall(client, tasks.stream().map(Deliberation.Task::candidate).toList());
    }

    private Uni<Void> others(SqlClient client, List<Deliberation.Task> tasks, Memory memory) {
        var others = homes(tasks, memory).stream()
                .filter(id -> memory.event(id).isEmpty())
                .collect(Collectors.toSet());
        return others.isEmpty()
                ? Uni.createFrom().voidItem()
                : parts.events()
                        .load(client, Set.of(), others)
                        .invoke(events -> memory.learn(events, Map.of()))
                        .replaceWithVoid();
    }

    /** What is known is asked for again once the locks are held: whom they waited for has changed it. */
    private Uni<Void> lock(SqlClient client, List<Deliberation.Task> tasks) {
        return known(client, tasks).flatMap(memory -> parts.events().lock(client, keys(tasks), homes(tasks, memory)));
    }

    private static Set<UUID> keys(List<Deliberation.Task> tasks) {
        return tasks.stream()
                .flatMap(task -> task.eventKey().stream().map(EventIdentityDraft::key))
                .collect(Collectors.toCollection(TreeSet<UUID>::new));
    }

    /** As far as the signals tell; the events that their series fire on are mostly the same. */
    private static Set<UUID> touched(List<Deliberation.Task> tasks) {
        var touched = keys(tasks);
        tasks.forEach(task -> touched.add(task.candidate().series()));
        return touched;
    }

    /** The events that the series of these signals fire on. */
    private static Set<Long> homes(List<Deliberation.Task> tasks, Memory memory) {
        return tasks.stream()
                .flatMap(task -> memory.series(task.candidate().series()).stream())
                .filter(SeriesState::firing)
                .flatMap(series -> series.eventId().stream())
                .collect(Collectors.toSet());
    }

    private Uni<Map<ScenarioInWorkspace, Long>> openedLately(SqlClient client, Set<ScenarioInWorkspace> scopes) {
        return parts.events().openedLately(client, scopes, settings.now().minus(settings.stormWindow()));
    }

    /** Nothing is asked while no change is under way. */
    private Uni<Map<Integer, List<PlannedChange>>> changes(SqlClient client, List<Deliberation.Task> tasks) {
        var asked = new HashMap<Integer, OpenChanges.Asked>();
        for (var task : tasks) {
            task.eventKey()
                    .filter(draft -> parts.changes().any(draft.incoming().workspace(), settings.now()))
                    .flatMap(EventIdentityDraft::asked)
                    .ifPresent(one -> asked.put(task.place(), one));
        }
        return parts.changes()
                .covering(client, Set.copyOf(asked.values()), settings.now())
                .map(told -> {
                    var underWay = new HashMap<Integer, List<PlannedChange>>();
                    asked.forEach((place, one) -> underWay.put(place, told.of(one)));
                    return underWay;
                });
    }

    private Uni<Changes> deliberate(Memory memory, List<Deliberation.Task> tasks) {
        return parts.ids().promise(tasks.size()).flatMap(ids -> parts.workers()
                .run(() -> {
                    var log = new ChangeLog(settings.now(), ids::signal, ids::event, memory, tasks.size());
                    return new Deliberation(rulebook, settings, memory, log, parts.traces()).decide(tasks);
                })
                .eventually(ids::settle));
    }

    /** One statement, so that it needs no transaction of its own. */
    private Uni<Void> write(SqlClient client, Changes changes) {
        return parts.journal().write(client, changes, settings.now());
    }
}
