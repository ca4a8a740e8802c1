package io.watchkeeper.plan;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import io.watchkeeper.plan.RunTransitions.Move;
import io.watchkeeper.plan.RunTransitions.Wanted;

/** Transitions of the runs of this node on their way to the store: those that wait together are stored together, and none waits for others to come. */
@Singleton
class TransitionQueue {
    private static final int STATEMENTS = 2;
    private static final int TOGETHER = 64;

    private final Pool pool;
    private final RunTransitions transitions;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int underWay;

    private record Waiting(Wanted wanted, CompletableFuture<Boolean> saved) {}

    TransitionQueue(Pool pool, RunTransitions transitions) {
        this.pool = pool;
        this.transitions = transitions;
    }

    /** @return false where the run has moved meanwhile, or another node looks after it */
    Uni<Boolean> save(StoredRun run, Move move) {
        var saved = new CompletableFuture<Boolean>();
        synchronized (this) {
            waiting.add(new Waiting(new Wanted(run, move), saved));
        }
        begin();
        return Uni.createFrom().completionStage(saved);
    }

    private void begin() {
        for (var next = next(); !next.isEmpty(); next = next()) {
            store(next);
        }
    }

    /** One of each run. */
    private synchronized List<Waiting> next() {
        if (underWay == STATEMENTS) {
            return List.of();
        }
        var next = new LinkedHashMap<Long, Waiting>();
        var all = waiting.iterator();
        while (all.hasNext() && next.size() < TOGETHER) {
            var one = all.next();
            if (next.putIfAbsent(one.wanted().run(), one) == null) {
                all.remove();
            }
        }
        underWay += next.isEmpty() ? 0 : 1;
        return List.copyOf(next.values());
    }

    private void store(List<Waiting> together) {
        Uni.createFrom()
                .deferred(() -> transitions.save(
                        pool, together.stream().map(Waiting::wanted).toList()))
                .ifNoItem()
                .after(RunHere.STORE_ANSWERS_WITHIN)
                .fail()
                .onTermination()
                .invoke(this::through)
                .subscribe()
                .with(
                        moved -> together.forEach(one ->
                                one.saved().complete(moved.contains(one.wanted().run()))),
                        failed -> failed(together, failed));
    }

    private void through() {
        synchronized (this) {
            underWay--;
        }
        begin();
    }

    /** One that the store refuses keeps none of the others from it. */
    private void failed(List<Waiting> together, Throwable failed) {
        if (together.size() == 1 || !(failed instanceof PgException)) {
            together.forEach(one -> one.saved().completeExceptionally(failed));
            return;
        }
        together.forEach(one -> Uni.createFrom()
                .deferred(() ->
                        transitions.save(pool, one.wanted().from(), one.wanted().move()))
                .subscribe()
                .with(one.saved()::complete, one.saved()::completeExceptionally));
    }
}
