package io.watchkeeper.launch;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/** The connections to PostgreSQL. Whoever asks for one limits its own patience. */
@Singleton
class PatientPool implements PgPoolCreator {
    private static final int NONE = 0;
    /**
     * PostgreSQL then ends a transaction of which it hears nothing, with what it holds locked: a node that stands still in the middle of one holds up the others no
     * longer, and what it still had in hand when it comes to is refused.
     */
    private static final Duration SILENT_IN_TRANSACTION = Duration.ofSeconds(4);

    /** What a batch writes, and what guards are told, is one statement; a text longer than the limit is parsed and planned anew each time. */
    private static final int LONGEST_PREPARED = 64 * 1024;

    @Override
    public Pool create(Input input) {
        // the client's own limit goes off half a minute after a refused connection, once a query, as an uncaught
        // exception (vertx-sql-client #1706)
        return PgBuilder.pool()
                .with(input.poolOptions().setConnectionTimeout(NONE))
                .connectingTo(adapted(input.pgConnectOptionsList().get(0)))
                .using(loops(input.vertx()))
                .build();
    }

    /** What carries them. */
    Vertx loops(Vertx shared) {
        return shared;
    }

    PgConnectOptions adapted(PgConnectOptions options) {
        return fenced(options).setPreparedStatementCacheSqlLimit(LONGEST_PREPARED);
    }

    static PgConnectOptions fenced(PgConnectOptions options) {
        return options.addProperty(
                "idle_in_transaction_session_timeout", Long.toString(SILENT_IN_TRANSACTION.toMillis()));
    }
}
