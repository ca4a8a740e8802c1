package io.watchkeeper.journal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.watchkeeper.decision.RuleFault;

/**
 * The threads that decide. A busy consequence ignores halt and interrupt, so a decision that takes too long is given up together with its thread, and another
 * thread takes that one's place.
 */
@Singleton
public class DecisionWorkers {
    /** More lost threads than this would take the machine away from everything else. */
    private static final int MAY_BE_LOST = 4;

    private static final Duration WATCH_EVERY = Duration.ofMillis(100);

    private final LinkedBlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>();
    private final Map<Thread, Job<?>> running = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "decision-watch"));
    private final long limitNanos;
    private volatile boolean closed;

    DecisionWorkers(JournalConfig config) {
        this.limitNanos = config.decideWithin().toNanos();
        for (int i = 0; i < config.decisionThreads(); i++) {
            startThread();
        }
        watch.scheduleAtFixedRate(
                this::giveUpLate, WATCH_EVERY.toMillis(), WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Fails with {@link TooSlow} when the work is given up, with the work's {@link RuleFault}, else with {@link Failed}. */
    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().emitter(emitter -> jobs.add(new Job<>(work, emitter)));
    }

    /** False when so many threads are lost that no more decisions should come here. */
    public boolean healthy() {
        return lost.get() < MAY_BE_LOST;
    }

    public int lostThreads() {
        return lost.get();
    }

    @PreDestroy
    void close() {
        closed = true;
        watch.shutdownNow();
        running.keySet().forEach(Thread::interrupt);
        jobs.clear();
    }

    private void startThread() {
        daemon(this::work, "decision-" + number.incrementAndGet()).start();
    }

    private void work() {
        var self = Thread.currentThread();
        try {
            while (!closed) {
                var job = jobs.take();
                job.startedAt = System.nanoTime();
                running.put(self, job);
                job.run();
                if (running.remove(self) == null) {
                    // given up while it worked: the replacement has this thread's place
                    lost.decrementAndGet();
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            self.interrupt();
        }
    }

    private void giveUpLate() {
        running.forEach((thread, job) -> {
            if (System.nanoTime() - job.startedAt > limitNanos && running.remove(thread, job)) {
                Log.errorf("%s decides for too long and is given up; another thread takes its place", thread.getName());
                if (lost.incrementAndGet() < MAY_BE_LOST) {
                    startThread();
                }
                job.fail(new TooSlow());
            }
        });
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The work was given up; nothing of it is kept. */
    static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the decision took too long", null, false, false);
        }
    }

    /** The decision broke in a way that names no rule. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(Throwable cause) {
            super(cause.toString(), cause);
        }
    }

    private static final class Job<T> {
        private final Supplier<T> work;
        private final UniEmitter<? super T> emitter;
        private final AtomicBoolean answered = new AtomicBoolean();
        private volatile long startedAt;

        Job(Supplier<T> work, UniEmitter<? super T> emitter) {
            this.work = work;
            this.emitter = emitter;
        }

        void run() {
            try {
                var result = work.get();
                if (answered.compareAndSet(false, true)) {
                    emitter.complete(result);
                }
            } catch (RuleFault fault) {
                fail(fault);
            } catch (RuntimeException | StackOverflowError | AssertionError failure) {
                fail(new Failed(failure));
            } catch (OutOfMemoryError failure) {
                fail(failure);
                throw failure;
            }
        }

        void fail(Throwable failure) {
            if (answered.compareAndSet(false, true)) {
                emitter.fail(failure);
            }
        }
    }
}
