package io.watchkeeper.plan;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.watchkeeper.testing.MigratedDatabase;

/** Claims rows from one table, fifty a transaction, with nobody doing anything with them: what PostgreSQL gives out at most. */
final class ClaimLoop implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int ROWS_A_SECOND = 60_000;
    private static final String TABLE =
            """
            drop table if exists bench_due;
            create table bench_due (id bigint generated always as identity primary key, state text not null, owner text, lease_until timestamptz, fence bigint not null);
            insert into bench_due (state, fence) select 'DUE', 0 from generate_series(1, %d);
            create index bench_due_due on bench_due (id) where state = 'DUE';
            analyze bench_due
            """;

    private static final String CLAIM =
            """
            update bench_due b set state = 'CLAIMED', owner = 'bench', lease_until = now() + interval '3 s', fence = b.fence + 1
            from (select id from bench_due where state = 'DUE' order by id limit 50 for update skip locked) due
            where b.id = due.id returning b.id
            """;

    private final AtomicLong claimed = new AtomicLong();
    private final Pool pool;

    /** @param time that it is to last for */
    ClaimLoop(MigratedDatabase database, Duration time) {
        database.execute(TABLE.formatted(ROWS_A_SECOND * time.toSeconds()));
        pool = PgBuilder.pool()
                .connectingTo(database.options().setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CLIENTS))
                .using(Vertx.vertx())
                .build();
    }

    void work(Duration time) {
        long over = System.nanoTime() + time.toNanos();
        var clients = Stream.generate(() -> new Thread(() -> claimUntil(over)))
                .limit(CLIENTS)
                .toList();
        clients.forEach(Thread::start);
        clients.forEach(ClaimLoop::join);
    }

    private void claimUntil(long over) {
        while (System.nanoTime() < over) {
            var rows = pool.preparedQuery(CLAIM).execute().await().indefinitely();
            if (rows.rowCount() == 0) {
                throw new IllegalStateException(
                        "more than " + ROWS_A_SECOND + " rows are claimed a second: give the loop more");
            }
            claimed.addAndGet(rows.rowCount());
        }
    }

    private static void join(Thread client) {
        try {
            client.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    long claimed() {
        return claimed.get();
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
    }
}
