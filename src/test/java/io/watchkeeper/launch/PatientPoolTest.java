package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PoolOptions;
import io.watchkeeper.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

class PatientPoolTest {
    private static final int LIMIT_MILLIS = 50;
    private static final Duration FENCED = Duration.ofSeconds(5);
    private static final String LOCK = "update workspace set name = 'held' where code = 'default'";

    private record Input(Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList)
            implements PgPoolCreator.Input {}

    @Test
    void a_refused_connection_is_reported_to_who_asked_and_not_once_more_when_the_time_is_up() throws Exception {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        var vertx = Vertx.vertx().exceptionHandler(uncaught::add);
        try {
            var options = new PoolOptions()
                    .setConnectionTimeout(LIMIT_MILLIS)
                    .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
            var nobody = new PgConnectOptions().setHost("localhost").setPort(freePort());
            var pool = new PatientPool().create(new Input(vertx, options, List.of(nobody)));

            assertThatThrownBy(() -> pool.query("select 1")
                            .execute()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("refused");

            var timeIsUp = new CompletableFuture<Long>();
            vertx.setTimer(4 * LIMIT_MILLIS, timeIsUp::complete);
            timeIsUp.get(10, TimeUnit.SECONDS);
            assertThat(uncaught).isEmpty();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_longest_statement_is_prepared_once_a_connection() {
        var options = new PatientPool().adapted(new PgConnectOptions());
        assertThat(options.getPreparedStatementCacheSqlFilter()).accepts("x".repeat(20_000));
    }

    /** As of a node that stands still in the middle of a transaction. */
    @Test
    void what_a_silent_transaction_holds_is_free_within_five_seconds_and_its_late_write_is_refused() throws Exception {
        var vertx = Vertx.vertx();
        try (var database = MigratedDatabase.start()) {
            var silent = get(PgConnection.connect(vertx, PatientPool.fenced(database.options())));
            var other = get(PgConnection.connect(vertx, database.options()));
            get(silent.query("begin").execute());
            var began = System.nanoTime();
            get(silent.query(LOCK).execute());

            get(other.query(LOCK).execute());

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(FENCED.minusSeconds(1), FENCED);
            assertThatThrownBy(() -> get(silent.query("commit").execute())).isInstanceOf(ExecutionException.class);
            get(other.close());
        } finally {
            get(vertx.close());
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
