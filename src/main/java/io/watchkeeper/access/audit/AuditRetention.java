package io.watchkeeper.access.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;

/** Forgets what is old, from the beginning of the chain only, and records where it begins from then on. */
@Singleton
class AuditRetention {
    static final String ACTION = "audit.prune";

    private static final String BY_SERVICE = "watchkeeper";
    private static final String WORKSPACE = "default";
    /** All before the first place whose entry is still wanted; at most so many that the head is not held for long. */
    private static final String OLD =
            """
            select max(sequence) as sequence, (array_agg(hash order by sequence desc))[1] as hash, count(*) as links from (
                select s.sequence, s.hash, bool_and(coalesce(e.at < $1, true)) over (order by s.sequence) as old
                from (select * from audit_seal order by sequence limit 5000) s
                left join audit_entry e on e.id = s.entry_id) first
            where old""";

    private final Pool pool;
    private final Clock clock;
    private final AuditConfig config;

    AuditRetention(Pool pool, Clock clock, AuditConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = clock.instant();
        Instant before = now.atOffset(ZoneOffset.UTC).minus(config.retain()).toInstant();
        return prune(before)
                .invoke(pruned -> Log.debugf("%d old entries of the audit log forgotten", pruned))
                .onFailure()
                .invoke(failure ->
                        Log.warnf("Old entries of the audit log are forgotten in six hours: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(0L)
                .replaceWithVoid();
    }

    /** @return how many entries are gone; 0 where another node holds the chain */
    Uni<Long> prune(Instant before) {
        return pool.withTransaction(transaction -> ChainStore.claimHead(transaction)
                        .chain(head -> head == null ? Uni.createFrom().item(0L) : prune(transaction, before)))
                .chain(gone ->
                        gone == 0 ? Uni.createFrom().item(0L) : prune(before).map(more -> gone + more));
    }

    private Uni<Long> prune(SqlClient transaction, Instant before) {
        OffsetDateTime limit = before.atOffset(ZoneOffset.UTC);
        return transaction.preparedQuery(OLD).execute(Tuple.of(limit)).flatMap(rows -> {
            RowIterator<Row> first = rows.iterator();
            Row row = first.next();
            return row.getLong("sequence") == null
                    ? Uni.createFrom().item(0L)
                    : forget(
                            transaction,
                            new ChainEnd(row.getLong("sequence"), row.getString("hash")),
                            row.getLong("links"));
        });
    }

    private Uni<Long> forget(SqlClient transaction, ChainEnd through, long links) {
        Map<String, ?> detail = Map.of("sequence", through.sequence(), "head", through.hash(), "entries", links);
        return transaction
                .query("set local watchkeeper.audit_retention = 'on'")
                .execute()
                .chain(() -> transaction
                        .preparedQuery("insert into audit_checkpoint (sequence, hash, at) values ($1, $2, $3)")
                        .execute(Tuple.of(
                                through.sequence(),
                                through.hash(),
                                clock.instant().atOffset(ZoneOffset.UTC))))
                .chain(() -> transaction
                        .preparedQuery(
                                "delete from audit_entry where id in (select entry_id from audit_seal where sequence <= $1)")
                        .execute(Tuple.of(through.sequence())))
                .chain(() -> transaction
                        .preparedQuery("delete from audit_seal where sequence <= $1")
                        .execute(Tuple.of(through.sequence())))
                .chain(() -> transaction
                        .preparedQuery("delete from audit_checkpoint where sequence < $1")
                        .execute(Tuple.of(through.sequence())))
                .chain(() -> AuditLog.write(
                        transaction,
                        AuditEntry.of(WORKSPACE, clock.instant(), BY_SERVICE, ACTION, through.sequence() + "", detail)))
                .replaceWith(links);
    }
}
