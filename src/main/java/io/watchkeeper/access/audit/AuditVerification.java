package io.watchkeeper.access.audit;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.access.audit.Finding.Kind;

/** Looks whether the record is what was written: on one view of the database, in steps that fit into memory. */
@Singleton
public class AuditVerification {
    private static final int AT_ONCE = 2_000;
    private static final int MOST_UNSEALED = 100;
    private static final String ONE_VIEW = "set transaction isolation level repeatable read, read only";

    private final Pool pool;

    public AuditVerification(Pool pool) {
        this.pool = pool;
    }

    /** @param expected a place that somebody wrote down elsewhere and that must still be in the chain */
    public Uni<ChainReport> verify(Optional<ChainEnd> expected) {
        return pool.withTransaction(transaction -> transaction
                .query(ONE_VIEW)
                .execute()
                .chain(() -> ChainStore.checkpoint(transaction))
                .chain(checkpoint -> walk(transaction, checkpoint, expected)));
    }

    private static Uni<ChainReport> walk(
            SqlClient transaction, Optional<ChainEnd> checkpoint, Optional<ChainEnd> expected) {
        ChainCheck check = new ChainCheck(checkpoint.orElse(new ChainEnd(0, AuditChain.BEGINNING)), expected);
        return Multi.createBy()
                .repeating()
                .uni(() -> ChainStore.linksAfter(transaction, check.lastSequence(), AT_ONCE))
                .until(List::isEmpty)
                .onItem()
                .invoke(links -> links.forEach(check::next))
                .collect()
                .last()
                .chain(() -> beside(transaction, checkpoint, check))
                .chain(() -> ChainStore.head(transaction))
                .chain(head -> ChainStore.waiting(transaction).map(waiting -> check.end(head, waiting)));
    }

    /** What the links do not show: entries that have none, and a beginning that nobody recorded. */
    private static Uni<Void> beside(SqlClient transaction, Optional<ChainEnd> checkpoint, ChainCheck check) {
        return ChainStore.keptFromSealing(transaction, MOST_UNSEALED)
                .invoke(ids -> ids.forEach(id -> check.found(Kind.UNSEALED, 0, id)))
                .chain(() -> checkpoint
                        .map(start -> ChainStore.isRecorded(transaction, start).invoke(recorded -> {
                            if (!recorded) {
                                check.found(Kind.CHECKPOINT, start.sequence(), 0);
                            }
                        }))
                        .orElse(Uni.createFrom().item(true)))
                .replaceWithVoid();
    }
}
