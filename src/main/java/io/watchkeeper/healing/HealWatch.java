package io.watchkeeper.healing;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.rulebook.LiveRulebook;

/** Looks, beside the hot path, for events to heal and for records to go on with. Any node may; each step is done once. */
@Singleton
public class HealWatch {
    private static final int MOST = 100;

    private final Pool pool;
    private final HealRecords records;
    private final HealSteps steps;
    private final LiveRulebook rulebooks;

    HealWatch(Pool pool, HealRecords records, HealSteps steps, LiveRulebook rulebooks) {
        this.pool = pool;
        this.records = records;
        this.steps = steps;
        this.rulebooks = rulebooks;
    }

    @Scheduled(every = "{watchkeeper.healing.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return rulebooks.version().isEmpty()
                ? Uni.createFrom().voidItem()
                : step().onFailure()
                        .invoke(failed -> Log.debugf(failed, "Self-heal is looked at again in a moment"))
                        .onFailure()
                        .recoverWithNull();
    }

    /** Begins what is to begin, and takes everything that is due one step on. */
    public Uni<Void> step() {
        return records.begin(pool).chain(() -> records.due(pool, MOST)).chain(ids -> Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(this::one)
                .collect()
                .asList()
                .replaceWithVoid());
    }

    /** One that fails must not keep the others waiting. */
    private Uni<Void> one(DueRecord due) {
        return steps.step(due).onFailure().recoverWithUni(failed -> {
            Log.warnf(failed, "Record %d of self-heal is decided again in a while; nothing was run", (Long) due.id());
            return records.postpone(pool, due.id());
        });
    }
}
