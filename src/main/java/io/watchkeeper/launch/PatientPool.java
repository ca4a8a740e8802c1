package io.watchkeeper.launch;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;

/** The connections to PostgreSQL. Whoever asks for one limits its own patience. */
@Singleton
class PatientPool implements PgPoolCreator {
    private static final int NONE = 0;

    @Override
    public Pool create(Input input) {
        // the client's own limit goes off half a minute after a refused connection, once a query, as an uncaught
        // exception (vertx-sql-client #1706)
        return PgBuilder.pool()
                .with(input.poolOptions().setConnectionTimeout(NONE))
                .connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx())
                .build();
    }
}
