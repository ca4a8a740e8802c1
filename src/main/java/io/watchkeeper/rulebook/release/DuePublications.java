package io.watchkeeper.rulebook.release;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.problem.ProblemException;

/** Publishes what was scheduled. Every node looks; the row's lock lets one of them do it. */
@Singleton
public class DuePublications {
    private final ReleaseStore store;
    private final ReleaseDesk desk;
    private final Clock clock;

    DuePublications(ReleaseStore store, ReleaseDesk desk, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publish() {
        return store.due(clock.instant())
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::publish)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failed -> Log.debugf("What is due is looked for again: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> publish(ReleaseStore.Due due) {
        return desk.carryOutDue(due).onFailure(ProblemException.class).recoverWithUni(refused -> giveUp(due, refused));
    }

    private Uni<Void> giveUp(ReleaseStore.Due due, Throwable refused) {
        Log.warnf("Version %d was due and is not published: %s", (Long) due.version(), refused.getMessage());
        return store.unschedule(due, clock.instant(), refused.getMessage());
    }
}
