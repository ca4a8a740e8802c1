package io.watchkeeper.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

@ApplicationScoped
class People {
    private static final String BY_NAME =
            """
            select p.id, p.name, p.password_hash, p.must_change, p.disabled, p.sign_outs, r.workspace, r.role
            from person p left join person_role r on r.person_id = p.id where p.name = $1""";

    private final Pool pool;

    People(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Person>> named(String name) {
        return pool.preparedQuery(BY_NAME).execute(Tuple.of(name)).map(People::person);
    }

    Uni<Void> keepPassword(SqlClient client, Person person) {
        return client.preparedQuery("update person set password_hash = $2, must_change = $3 where id = $1")
                .execute(Tuple.of(person.id(), person.passwordHash(), person.mustChange()))
                .replaceWithVoid();
    }

    Uni<Void> noteSignIn(Person person, Instant at) {
        return pool.preparedQuery("update person set last_sign_in_at = $2 where id = $1")
                .execute(Tuple.of(person.id(), at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Optional<Person> person(RowSet<Row> rows) {
        Map<String, Set<String>> roles = new HashMap<>();
        Person person = null;
        for (Row row : rows) {
            if (row.getString("workspace") != null) {
                roles.computeIfAbsent(row.getString("workspace"), workspace -> new HashSet<>())
                        .add(row.getString("role"));
            }
            person = person(row, roles);
        }
        return Optional.ofNullable(person);
    }

    private static Person person(Row row, Map<String, Set<String>> roles) {
        return new Person(
                row.getLong("id"),
                row.getString("name"),
                row.getString("password_hash"),
                row.getBoolean("must_change"),
                row.getBoolean("disabled"),
                row.getLong("sign_outs"),
                roles);
    }
}
