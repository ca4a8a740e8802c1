package io.watchkeeper.journal.shadow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.journal.Onlooker;
import io.watchkeeper.journal.shadow.ShadowStore.Of;

/** Batches that the shadow has still to decide, up to a number of signals; what comes beyond it is counted and forgotten. */
final class Waiting {
    private final int most;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private Map<Of, Long> dropped = new TreeMap<>(Waiting::order);
    private int signals;

    /** @param most signals; each is held with its decision, some 3 kB */
    Waiting(int most) {
        this.most = most;
    }

    /**
     * @param by the version that decided
     * @param at when, by {@link System#nanoTime}
     */
    record Batch(Rulebook by, List<Onlooker.Signal> signals, long at) {
        /** A version that was replaced is closed a minute later. */
        private static final long OLD = TimeUnit.SECONDS.toNanos(30);

        boolean old() {
            return System.nanoTime() - at > OLD;
        }
    }

    private static int order(Of one, Of other) {
        var byVersion = Long.compare(one.liveVersion(), other.liveVersion());
        return byVersion == 0 ? one.workspace().compareTo(other.workspace()) : byVersion;
    }

    /** Returns at once. */
    synchronized void add(Batch batch) {
        if (signals + batch.signals().size() > most) {
            drop(batch);
            return;
        }
        batches.add(batch);
        signals += batch.signals().size();
        notifyAll();
    }

    synchronized void drop(Batch batch) {
        var version = batch.by().version();
        batch.signals().forEach(signal -> dropped.merge(new Of(version, signal.workspace()), 1L, Long::sum));
    }

    /** The next batch; empty where none comes for so long. */
    synchronized Optional<Batch> take(long millis) throws InterruptedException {
        if (batches.isEmpty()) {
            TimeUnit.MILLISECONDS.timedWait(this, millis);
        }
        var next = Optional.ofNullable(batches.poll());
        next.ifPresent(batch -> signals -= batch.signals().size());
        return next;
    }

    /** What was dropped since it was asked last. */
    synchronized Map<Of, Long> dropped() {
        var since = dropped;
        dropped = new TreeMap<>(Waiting::order);
        return since;
    }

    /** Forgets all: nobody is in shadow any more. */
    synchronized void clear() {
        batches.clear();
        dropped.clear();
        signals = 0;
    }
}
