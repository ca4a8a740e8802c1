package io.watchkeeper.journal.shadow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.journal.LiveLoad;
import io.watchkeeper.journal.Onlooker;
import io.watchkeeper.journal.shadow.Waiting.Batch;
import io.watchkeeper.rulebook.shadow.ShadowRulebook;
import io.watchkeeper.rulebook.shadow.ShadowRulebook.Compiled;
import io.watchkeeper.rulebook.shadow.ShadowRun;

/** Takes what was decided, has the version in shadow decide it too, and counts. Nobody waits for it. */
@Singleton
class ShadowWatch implements Onlooker {
    /** Some 15 MB. */
    private static final int MOST_WAITING = 5_000;

    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(5);
    private static final long WRITE_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_EVERY_MILLIS = 250;

    private final ShadowRulebook shadow;
    private final ShadowStore store;
    private final ShadowMetrics metrics;
    private final LiveLoad load;
    private final Waiting waiting = new Waiting(MOST_WAITING);
    private final ShadowDecisions decisions = new ShadowDecisions(DECIDED_WITHIN);
    private final String writer = UUID.randomUUID().toString();
    private final Thread thread = new Thread(this::watch, "shadow");
    private ShadowCounts counts = new ShadowCounts(0);
    private long written;
    private volatile boolean closed;
    private volatile Optional<Unfit> unfit = Optional.empty();

    /** What is to be taken out, until the store has heard of it. */
    private record Unfit(ShadowRun run, String why) {}

    ShadowWatch(ShadowRulebook shadow, ShadowStore store, ShadowMetrics metrics, LiveLoad load) {
        this.shadow = shadow;
        this.store = store;
        this.metrics = metrics;
        this.load = load;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean looks() {
        return shadow.current().isPresent() && unfit.isEmpty();
    }

    @Override
    public void decided(Rulebook by, List<Signal> signals) {
        if (!signals.isEmpty()) {
            waiting.add(new Batch(by, signals, System.nanoTime()));
        }
    }

    private void watch() {
        while (!closed) {
            try {
                step();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                // the store; the counts stay, and are written with the next
                Log.debugf("What the shadow decided is not stored now: %s", failed.getMessage());
            }
        }
    }

    private void step() throws InterruptedException {
        var batch = waiting.take(LOOK_EVERY_MILLIS);
        if (unfit.isPresent()) {
            shadow.takeOut(unfit.get().run(), unfit.get().why());
            unfit = Optional.empty();
        }
        var now = shadow.current();
        if (counts.run() != now.map(compiled -> compiled.run().id()).orElse(0L)) {
            write();
            counts = new ShadowCounts(now.map(compiled -> compiled.run().id()).orElse(0L));
        }
        if (now.isEmpty()) {
            waiting.clear();
        } else if (batch.isPresent()) {
            compare(batch.get(), now.get());
        }
        if (System.nanoTime() - written > WRITE_EVERY) {
            write();
        }
    }

    private void compare(Batch batch, Compiled by) throws InterruptedException {
        if (batch.old() || decisions.stuck()) {
            waiting.drop(batch);
            return;
        }
        var began = System.nanoTime();
        try {
            decisions.compare(batch, by.rulebook(), counts);
            metrics.compared(batch.signals().size());
        } catch (ShadowDecisions.Unfit found) {
            unfit = Optional.of(new Unfit(by.run(), found.getMessage()));
            write();
            // a lost thread may still count
            counts = new ShadowCounts(by.run().id());
        }
        load.giveWay(System.nanoTime() - began);
    }

    private void write() {
        var dropped = waiting.dropped();
        metrics.dropped(dropped.values().stream().mapToLong(Long::longValue).sum());
        counts.dropped(dropped);
        written = System.nanoTime();
        if (counts.run() != 0) {
            counts.write(store, writer);
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        thread.interrupt();
        decisions.close();
    }
}
