package io.watchkeeper.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements of {@link PeopleAdministration}. */
@ApplicationScoped
class PeopleStore {
    private static final String VIEW =
            """
            select p.id, p.name, p.disabled, p.must_change, p.subject, p.created_at, p.last_sign_in_at,
                (select jsonb_object_agg(workspace, roles) from (
                    select workspace, jsonb_agg(role order by role) as roles from person_role
                    where person_id = p.id group by workspace) as granted) as roles
            from person p""";

    /** Changes of people take turns until the end of their transactions, so that two of them cannot remove the last two administrators. */
    Uni<Void> takeTurn(SqlClient transaction) {
        return transaction
                .query("select pg_advisory_xact_lock(hashtext('watchkeeper.access.people'))")
                .execute()
                .replaceWithVoid();
    }

    /** By name. */
    Uni<List<PersonView>> all(SqlClient client) {
        return client.query(VIEW + " order by lower(p.name), p.id")
                .execute()
                .map(rows -> rows.stream().map(PeopleStore::view).toList());
    }

    Uni<Optional<PersonView>> find(SqlClient client, long id) {
        return client.preparedQuery(VIEW + " where p.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(PeopleStore::view).findFirst());
    }

    Uni<Optional<PersonView>> named(SqlClient client, String name) {
        return client.preparedQuery(VIEW + " where p.name = $1")
                .execute(Tuple.of(name))
                .map(rows -> rows.stream().map(PeopleStore::view).findFirst());
    }

    Uni<Optional<PersonView>> withSubject(SqlClient client, String subject) {
        return client.preparedQuery(VIEW + " where p.subject = $1")
                .execute(Tuple.of(subject))
                .map(rows -> rows.stream().map(PeopleStore::view).findFirst());
    }

    /** Whether the record could take the name for somebody else's: a person's in any case of letters, or a token's. */
    Uni<Boolean> isTaken(SqlClient client, String name) {
        return client.preparedQuery(
                        """
                        select 1 from person where lower(name) = lower($1)
                        union all select 1 from api_token where lower(name) = lower($1) and revoked_at is null limit 1""")
                .execute(Tuple.of(name))
                .map(rows -> rows.size() > 0);
    }

    /** @return the id */
    Uni<Long> insert(SqlClient transaction, String name, String hash) {
        return transaction
                .preparedQuery(
                        "insert into person (name, password_hash, must_change) values ($1, $2, true) returning id")
                .execute(Tuple.of(name, hash))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** @return the id of somebody who has no password here */
    Uni<Long> insertOidc(SqlClient transaction, String name, String subject) {
        return transaction
                .preparedQuery("insert into person (name, password_hash, subject) values ($1, '', $2) returning id")
                .execute(Tuple.of(name, subject))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    Uni<RowSet<Row>> disable(SqlClient transaction, long id, boolean disabled) {
        return transaction
                .preparedQuery("update person set disabled = $2 where id = $1")
                .execute(Tuple.of(id, disabled));
    }

    Uni<RowSet<Row>> oneTimePassword(SqlClient transaction, long id, String hash) {
        return transaction
                .preparedQuery("update person set password_hash = $2, must_change = true where id = $1")
                .execute(Tuple.of(id, hash));
    }

    Uni<RowSet<Row>> signOut(SqlClient transaction, long id) {
        return transaction
                .preparedQuery("update person set sign_outs = sign_outs + 1 where id = $1")
                .execute(Tuple.of(id));
    }

    Uni<RowSet<Row>> grant(SqlClient transaction, long id, RoleIn role) {
        return transaction
                .preparedQuery(
                        "insert into person_role (person_id, workspace, role) values ($1, $2, $3) on conflict do nothing")
                .execute(Tuple.of(id, role.workspace(), role.role()));
    }

    Uni<RowSet<Row>> revoke(SqlClient transaction, long id, RoleIn role) {
        return transaction
                .preparedQuery("delete from person_role where person_id = $1 and workspace = $2 and role = $3")
                .execute(Tuple.of(id, role.workspace(), role.role()));
    }

    Uni<RowSet<Row>> revokeAll(SqlClient transaction, long id) {
        return transaction
                .preparedQuery("delete from person_role where person_id = $1")
                .execute(Tuple.of(id));
    }

    /** Grants nothing in a workspace that does not exist. */
    Uni<RowSet<Row>> grantWhereKnown(SqlClient transaction, long id, RoleIn role) {
        return transaction
                .preparedQuery(
                        "insert into person_role (person_id, workspace, role) select $1, code, $3 from workspace where code = $2")
                .execute(Tuple.of(id, role.workspace(), role.role()));
    }

    /** Whether somebody could still manage people who needs no other system for it. */
    Uni<Boolean> anyAdministrator(SqlClient transaction) {
        return transaction
                .preparedQuery(
                        """
                        select 1 from person p join person_role r on r.person_id = p.id
                        where r.workspace = $1 and r.role = $2 and not p.disabled and p.subject is null limit 1""")
                .execute(Tuple.of(Person.DEFAULT_WORKSPACE, Roles.ADMINISTRATOR))
                .map(rows -> rows.size() > 0);
    }

    private static PersonView view(Row row) {
        return new PersonView(
                row.getLong("id").toString(),
                row.getString("name"),
                row.getBoolean("disabled"),
                row.getBoolean("must_change"),
                row.getString("subject") == null ? PersonView.SignInBy.PASSWORD : PersonView.SignInBy.OIDC,
                roles(row.getJsonObject("roles")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("last_sign_in_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static SortedMap<String, SortedSet<String>> roles(JsonObject stored) {
        SortedMap<String, SortedSet<String>> roles = new TreeMap<>();
        if (stored != null) {
            stored.forEach(granted -> {
                SortedSet<String> names = new TreeSet<>();
                ((JsonArray) granted.getValue()).forEach(role -> names.add((String) role));
                roles.put(granted.getKey(), names);
            });
        }
        return roles;
    }
}
