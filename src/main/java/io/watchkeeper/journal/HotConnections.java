package io.watchkeeper.journal;

import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;

/** The hot path's own connections to the store, which {@link HotPool} makes. */
@Singleton
class HotConnections {
    static final String DATASOURCE = "journal";

    private final Pool pool;

    HotConnections(@ReactiveDataSource(DATASOURCE) Pool pool) {
        this.pool = pool;
    }

    Pool pool() {
        return pool;
    }
}
