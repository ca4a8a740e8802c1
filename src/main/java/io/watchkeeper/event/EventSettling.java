package io.watchkeeper.event;

import java.time.Clock;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Completes events that recovered while nobody looked. Several instances share the work: each claims rows that no other holds. */
@Singleton
public class EventSettling {
    static final int BATCH = 100;

    /** Rows that the journal holds at this moment are skipped too: what it does to them may mean that they are not over. */
    private static final String SETTLE =
            """
            with due as (
                select id from risk_event
                where state = 'DISCOVERED' and signal = 'RESOLVED' and resolved_at <= $1
                order by resolved_at limit $3
                for update skip locked),
            settled as (
                update risk_event event
                set state = 'COMPLETED', cause = $4, completed_at = $2, completed_by = 'watchkeeper', version = event.version + 1
                from due where event.id = due.id
                returning event.id, event.workspace)
            insert into event_entry (workspace, event_id, at, actor, kind, detail)
            select workspace, id, $2, 'watchkeeper', 'COMPLETED', jsonb_build_object('cause', $4::text) from settled
            """;

    private final Pool pool;
    private final EventConfig config;
    private final Clock clock;

    EventSettling(Pool pool, EventConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "{watchkeeper.event.settle-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> settleDue() {
        return settle().replaceWithVoid();
    }

    /** @return how many events were completed */
    public Uni<Integer> settle() {
        return batch().chain(settled ->
                settled < BATCH ? Uni.createFrom().item(settled) : settle().map(more -> settled + more));
    }

    private Uni<Integer> batch() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(now.minus(config.settleFor()), now, BATCH, EventLife.RECOVERED_BY_ITSELF))
                .map(rows -> rows.rowCount())
                .invoke(settled -> {
                    if (settled > 0) {
                        Log.infof("Completed %d risk events that recovered by themselves", settled);
                    }
                });
    }
}
