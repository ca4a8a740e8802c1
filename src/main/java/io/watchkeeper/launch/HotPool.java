package io.watchkeeper.launch;

import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
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

    /** Not those that read requests: under an overload each answer of the database would wait for hundreds of posts to be read. */
    private final Vertx loop = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    @Override
    Vertx loops(Vertx shared) {
        return loop;
    }

    @PreDestroy
    void close() {
        loop.close();
    }

    @Override
    PgConnectOptions adapted(PgConnectOptions options) {
        SESSION.forEach(options::addProperty);
        return super.adapted(options);
    }
}
