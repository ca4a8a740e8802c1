package io.watchkeeper.journal;

import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Makes the connections of the hot path, whose statements take many rows by key. They are planned once, for any number of rows and any size of table: what the
 * planner knows of a table that was empty a minute ago would make it scan the whole of it, docs/decisions/0025.
 */
@Singleton
@ReactiveDataSource(HotConnections.DATASOURCE)
class HotPool implements PgPoolCreator {
    private static final Map<String, String> SESSION = Map.of(
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off",
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "jit", "off");

    /** All that a batch writes is one statement; a text longer than the limit is parsed and planned anew each time. */
    private static final int LONGEST_PREPARED = 64 * 1024;

    @Override
    public Pool create(Input input) {
        var servers =
                input.pgConnectOptionsList().stream().map(HotPool::adapted).toList();
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }

    private static SqlConnectOptions adapted(PgConnectOptions options) {
        SESSION.forEach(options::addProperty);
        return options.setPreparedStatementCacheSqlLimit(LONGEST_PREPARED);
    }
}
