package io.watchkeeper.journal;

import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;

/** The hot path's own connections to the store, which {@code launch.HotPool} makes. */
@Singleton
class HotConnections {
    private final Pool pool;

    HotConnections(@ReactiveDataSource("journal") Pool pool) {
        this.pool = pool;
    }

    Pool pool() {
        return pool;
    }
}
