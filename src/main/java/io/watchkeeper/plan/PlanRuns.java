package io.watchkeeper.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Looks after runs on this node: takes up those that nobody looks after, says that it still does, and looks at what no call brings along. */
@ApplicationScoped
public class PlanRuns {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final RunParts parts;
    private final Map<Long, RunHere> here = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(PlanRuns::daemon);
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean leaving;
    /** Whether the last claim took as many runs as there was room for. */
    private volatile boolean full;

    PlanRuns(RunParts parts) {
        this.parts = parts;
    }

    @Scheduled(every = "{watchkeeper.plan.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return step().onFailure()
                .invoke(failed -> Log.debugf(failed, "Runs are looked for again in a moment"))
                .onFailure()
                .recoverWithNull();
    }

    /** Says that runs are looked after here, and takes up what this node has room for. */
    public Uni<Void> step() {
        return Uni.createFrom()
                .deferred(() -> beat().chain(this::claim))
                .onSubscription()
                .invoke(looks::incrementAndGet)
                .onTermination()
                .invoke(looks::decrementAndGet);
    }

    /** Where more runs waited than there was room for, the next are taken up as soon as half of these are through. */
    private void left(RunHere run) {
        here.remove(run.id(), run);
        if (full && here.size() <= parts.config().atOnce() / 2) {
            full = false;
            look().subscribe().with(done -> {});
        }
    }

    private Uni<Void> beat() {
        if (here.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var fences = fences();
        long until = leaseFromNow();
        return parts.leases()
                .beat(fences)
                .invoke(versions -> here.forEach((id, run) -> {
                    if (versions.containsKey(id)) {
                        run.renewed(until);
                        tend(run, versions.get(id));
                    } else if (fences.containsKey(id)) {
                        here.remove(id, run);
                    }
                }))
                .replaceWithVoid();
    }

    private Map<Long, Long> fences() {
        Map<Long, Long> fences = new LinkedHashMap<>();
        here.forEach((id, run) -> fences.put(id, run.fence()));
        return fences;
    }

    private void tend(RunHere run, RunLeases.Seen seen) {
        work(() -> {
            run.tick();
            if (run.needsLook(seen)) {
                run.look();
            }
        });
    }

    private Uni<Void> claim() {
        int room = parts.config().atOnce() - here.size();
        if (room <= 0 || leaving) {
            return Uni.createFrom().voidItem();
        }
        long until = leaseFromNow();
        return parts.leases()
                .claim(room)
                .invoke(claimed -> {
                    full = claimed.size() == room;
                    claimed.forEach(run -> take(run, until));
                })
                .replaceWithVoid();
    }

    private void take(StoredRun claimed, long until) {
        var run = new RunHere(parts, workers, this::left, claimed, until);
        here.put(run.id(), run);
        if (leaving) {
            run.handOver();
        }
        work(run::takenUp);
    }

    private void work(Runnable task) {
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException failed) {
                    Log.warn("A run is gone on with in a while", failed);
                }
            });
        } catch (RejectedExecutionException stopping) {
            Log.debug("Runs are left to other nodes");
        }
    }

    /** From before the question is asked: the store's lease begins later. */
    private long leaseFromNow() {
        return System.nanoTime() + parts.config().lease().toNanos();
    }

    void stop(@Observes ShutdownEvent stopping) {
        leave();
    }

    /** Takes up and begins nothing more, and waits for the calls under way, within limits: other nodes go on at once, and nobody is asked what became of a call that was answered. */
    void leave() {
        leaving = true;
        here.values().forEach(RunHere::handOver);
        long over = System.nanoTime() + parts.config().stopWithin().toNanos();
        while (busy() && System.nanoTime() < over) {
            tried(beat());
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        close();
        if (!here.isEmpty()) {
            Log.warnf("%d runs are left with calls under way: other nodes ask what became of them", here.size());
            tried(parts.leases().release(fences()));
        }
    }

    private boolean busy() {
        return looks.get() > 0 || !here.isEmpty();
    }

    private void tried(Uni<Void> telling) {
        try {
            telling.await().atMost(parts.config().lease());
        } catch (RuntimeException away) {
            Log.debug("The store does not answer while this node stops", away);
        }
    }

    /** Another node goes on with what is looked after here, once the leases are over. */
    @PreDestroy
    void close() {
        leaving = true;
        workers.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "run");
        thread.setDaemon(true);
        return thread;
    }
}
