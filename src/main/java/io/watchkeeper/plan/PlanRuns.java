package io.watchkeeper.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Looks after runs on this node: takes up those that nobody looks after, says that it still does, and looks at what no call brings along. */
@ApplicationScoped
public class PlanRuns {
    private final RunParts parts;
    private final Map<Long, RunHere> here = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(PlanRuns::daemon);

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
        here.values().removeIf(run -> !run.kept());
        return beat().chain(this::claim);
    }

    private Uni<Void> beat() {
        if (here.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Long, Long> fences = new HashMap<>();
        here.forEach((id, run) -> fences.put(id, run.fence()));
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
        if (room <= 0) {
            return Uni.createFrom().voidItem();
        }
        long until = leaseFromNow();
        return parts.leases()
                .claim(room)
                .invoke(claimed -> claimed.forEach(run -> take(run, until)))
                .replaceWithVoid();
    }

    private void take(StoredRun claimed, long until) {
        var run = new RunHere(parts, workers, claimed, until);
        here.put(run.id(), run);
        work(() -> {
            run.takenUp();
            if (!run.kept()) {
                here.remove(run.id(), run);
            }
        });
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

    /** Another node goes on with what is looked after here, once the leases are over. */
    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "run");
        thread.setDaemon(true);
        return thread;
    }
}
