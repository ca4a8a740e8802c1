package io.watchkeeper.access;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** People who work together on one thing, for tests in which one may not do what the other does. */
@ApplicationScoped
public class Colleagues {
    private final Pool pool;
    private final FirstStartStore store;

    Colleagues(Pool pool, FirstStartStore store) {
        this.pool = pool;
        this.store = store;
    }

    /** The value of a token that the person made. */
    public String token(String person, String... roles) {
        var value = person + "-" + Secrets.random256();
        run(
                """
                insert into api_token (name, hash, workspace, roles, created_by, created_at)
                values ($1, $2, 'default', $3, $4, now())
                """,
                Tuple.of(person + "'s token", Secrets.sha256(value), roles, person));
        return value;
    }

    /** Someone who can sign in. */
    public void person(String name, String password, List<String> roles) {
        pool.withTransaction(transaction -> store.person(transaction, name, password, false))
                .await()
                .indefinitely();
        run("delete from person_role where person_id = (select id from person where name = $1)", Tuple.of(name));
        run(
                "insert into person_role (person_id, workspace, role) select id, 'default', unnest($2::text[]) from person where name = $1",
                Tuple.of(name, roles.toArray(String[]::new)));
    }

    private void run(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
