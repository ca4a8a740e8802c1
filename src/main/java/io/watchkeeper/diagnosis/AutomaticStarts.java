package io.watchkeeper.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.event.EventStore;
import io.watchkeeper.rulebook.LiveRulebook;

/** Starts the trees that start by themselves, beside the hot path: each node looks for events that have no diagnosis yet. */
@Singleton
class AutomaticStarts {
    private final DiagnosisStore store;
    private final LiveRulebook rulebooks;
    private final EventStore events;
    private final Pool pool;
    private final DiagnosisConfig config;

    AutomaticStarts(
            DiagnosisStore store, LiveRulebook rulebooks, EventStore events, Pool pool, DiagnosisConfig config) {
        this.store = store;
        this.rulebooks = rulebooks;
        this.events = events;
        this.pool = pool;
        this.config = config;
    }

    Uni<Void> start() {
        var rulebook = rulebooks.current();
        var due = byScenario(rulebook);
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.startDue(due, rulebook.version(), config.startWithin(), config.startsPerMinute())
                        .chain(started -> Multi.createFrom()
                                .iterable(started)
                                .onItem()
                                .transformToUniAndConcatenate(row -> events.show(
                                        pool, row.event(), row.shown(DiagnosisState.RUNNING, Optional.empty())))
                                .collect()
                                .asList())
                        .replaceWithVoid();
    }

    /** Of several trees for a scenario the first by its code. */
    private static Map<String, DiagnosisStore.Start> byScenario(Rulebook rulebook) {
        var due = new TreeMap<String, DiagnosisStore.Start>();
        for (var tree : rulebook.trees().inOrder()) {
            if (tree.automatic()) {
                tree.scenarios()
                        .forEach(scenario -> due.putIfAbsent(
                                scenario,
                                new DiagnosisStore.Start(tree.code(), tree.root(), rulebook.version(), tree.within())));
            }
        }
        return due;
    }
}
