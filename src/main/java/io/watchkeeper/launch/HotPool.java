package io.watchkeeper.launch;

import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.pgclient.PgConnectOptions;

/**
 * The connections of the hot path, whose statements take many rows by key. They are planned once, for any number of rows and any size of table: what the planner
 * knows of a table that was empty a minute ago would make it scan the whole of it.
 */
@Singleton
@ReactiveDataSource("journal")
class HotPool extends PatientPool {
    private static final Map<String, String> SESSION = Map.of(
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off",
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "jit", "off");

    /** All that a batch writes is one statement; a text longer than the limit is parsed and planned anew each time. */
    private static final int LONGEST_PREPARED = 64 * 1024;

    @Override
    PgConnectOptions adapted(PgConnectOptions options) {
        SESSION.forEach(options::addProperty);
        return super.adapted(options).setPreparedStatementCacheSqlLimit(LONGEST_PREPARED);
    }
}
