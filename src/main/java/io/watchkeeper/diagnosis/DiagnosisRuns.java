package io.watchkeeper.diagnosis;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.diagnosis.check.Measuring;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.rulebook.PastRulebooks;

/** Runs diagnoses on this node: starts those that are due, takes up those that nobody runs, and says that it still does. */
@ApplicationScoped
public class DiagnosisRuns {
    private final AutomaticStarts starts;
    private final Parts parts;
    private final Rulebooks rulebooks;
    private final DiagnosisConfig config;
    private final Set<Long> here = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers;

    /** What a run is made of. */
    @Singleton
    record Parts(
            DiagnosisStore store,
            DiagnosisLeases leases,
            DiagnosedEvents events,
            Measuring measuring,
            SpareHands hands,
            Findings findings) {}

    /** The versions that diagnoses were begun with. */
    @Singleton
    record Rulebooks(LiveRulebook live, PastRulebooks past) {}

    DiagnosisRuns(AutomaticStarts starts, Parts parts, Rulebooks rulebooks, DiagnosisConfig config) {
        this.starts = starts;
        this.parts = parts;
        this.rulebooks = rulebooks;
        this.config = config;
        this.workers = Executors.newFixedThreadPool(config.atOnce(), task -> daemon(task));
    }

    @Scheduled(every = "{watchkeeper.diagnosis.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return rulebooks.live().version().isEmpty()
                ? Uni.createFrom().voidItem()
                : step().onFailure()
                        .invoke(failed -> Log.debugf(failed, "Diagnoses are looked for again in a moment"))
                        .onFailure()
                        .recoverWithNull();
    }

    /** Starts what is due and takes up what this node has room for. */
    public Uni<Void> step() {
        return beat().chain(this::start).chain(this::take);
    }

    /** One event that cannot be started on must not keep the others waiting that are. */
    private Uni<Void> start() {
        return starts.start()
                .onFailure()
                .invoke(failed -> Log.warnf(failed, "Diagnoses that are due could not be started"))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> beat() {
        return here.isEmpty() ? Uni.createFrom().voidItem() : parts.leases().beat(Set.copyOf(here));
    }

    private Uni<Void> take() {
        int room = config.atOnce() - here.size();
        return room <= 0
                ? Uni.createFrom().voidItem()
                : parts.leases()
                        .claim(room)
                        .invoke(claimed -> claimed.forEach(this::begin))
                        .replaceWithVoid();
    }

    private void begin(DiagnosisRow row) {
        here.add(row.id());
        workers.execute(() -> {
            try {
                run(row);
            } finally {
                here.remove(row.id());
            }
        });
    }

    /** What fails is tried again once its lease is over, by whichever node; in the end its time is over. */
    private void run(DiagnosisRow row) {
        try {
            var rulebook = rulebooks.past().find(row.rulebookVersion()).orElseGet(rulebooks.live()::current);
            new DiagnosisRun(row, rulebook, parts).run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            Log.warnf(failed, "Diagnosis %d is gone on with in a while", (Long) row.id());
        }
    }

    /** Another node goes on with what runs here, once the leases are over. */
    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "diagnosis");
        thread.setDaemon(true);
        return thread;
    }
}
