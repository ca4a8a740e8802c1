package io.watchkeeper.access.audit;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Makes the chain longer by what was recorded since; one node at a time, apart from the transactions of people. */
@Singleton
class AuditSealing {
    private static final int AT_ONCE = 1_000;

    private final Pool pool;

    AuditSealing(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "{watchkeeper.access.audit.seal-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return seal().onFailure()
                .invoke(failure -> Log.debugf(failure, "The audit log is sealed at the next turn"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Seals all that waits; nothing where another node is at it. */
    Uni<Void> seal() {
        return batch().chain(full -> full ? seal() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> batch() {
        return pool.withTransaction(transaction -> ChainStore.claimHead(transaction)
                .chain(head -> head == null
                        ? Uni.createFrom().item(false)
                        : ChainStore.seal(transaction, head, AT_ONCE)
                                .map(now -> now.sequence() - head.sequence() == AT_ONCE)));
    }
}
