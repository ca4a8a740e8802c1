package io.watchkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Makes people as a later page will, with the roles of an administrator. */
@ApplicationScoped
class PeopleForTests {
    private final Pool pool;
    private final FirstStartStore store;

    PeopleForTests(Pool pool, FirstStartStore store) {
        this.pool = pool;
        this.store = store;
    }

    void add(String name, String password, boolean mustChange) {
        pool.withTransaction(transaction -> store.person(transaction, name, password, mustChange))
                .await()
                .indefinitely();
    }

    void disable(String name) {
        run("update person set disabled = true where name = $1", Tuple.of(name));
    }

    void run(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
