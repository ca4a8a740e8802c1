package io.watchkeeper.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements of {@link FirstStart}, all in its one transaction. */
@ApplicationScoped
class FirstStartStore {
    private static final String BY_SERVICE = "watchkeeper";
    static final String BY_ENVIRONMENT = "environment";

    private static final String ENVIRONMENT_TOKEN = "administrator (environment)";
    private static final String SESSION_KEY = "session-key";

    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    FirstStartStore(Passwords passwords, AuditLog audit, Clock clock) {
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nodes that start together on an empty database take turns, until the end of the transaction. */
    Uni<Void> takeTurn(SqlClient transaction) {
        return transaction
                .query("select pg_advisory_xact_lock(hashtext('watchkeeper.access.first-start'))")
                .execute()
                .replaceWithVoid();
    }

    Uni<Boolean> anyPerson(SqlClient transaction) {
        return transaction.query("select 1 from person limit 1").execute().map(rows -> rows.size() > 0);
    }

    /** Makes a person with the roles of the first administrator. */
    Uni<Void> person(SqlClient transaction, String name, String password, boolean mustChange) {
        return passwords
                .hash(password)
                .chain(hash -> transaction
                        .preparedQuery(
                                """
                                with made as (
                                    insert into person (name, password_hash, must_change) values ($1, $2, $3) returning id)
                                insert into person_role (person_id, workspace, role)
                                select made.id, $4, role from made, unnest($5::text[]) as role""")
                        .execute(Tuple.of(name, hash, mustChange, Person.DEFAULT_WORKSPACE, administratorRoles())))
                .chain(() -> record(transaction, "person.create", name));
    }

    Uni<Void> firstToken(SqlClient transaction, String value) {
        return token(transaction, "first administrator", value, BY_SERVICE);
    }

    /** Makes the value the administrator's token, and the one that an earlier environment gave no token any more. */
    Uni<Void> environmentToken(SqlClient transaction, String value) {
        return transaction
                .preparedQuery(
                        "update api_token set revoked_at = $3 where created_by = $1 and hash <> $2 and revoked_at is null")
                .execute(Tuple.of(BY_ENVIRONMENT, Secrets.sha256(value), now()))
                .chain(ended -> ended.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : audit.record(
                                transaction,
                                entry("token.revoke", ENVIRONMENT_TOKEN)
                                        .because("Another WATCHKEEPER_ADMIN_TOKEN is set")))
                .chain(() -> token(transaction, ENVIRONMENT_TOKEN, value, BY_ENVIRONMENT));
    }

    private Uni<Void> token(SqlClient transaction, String name, String value, String maker) {
        Tuple values = Tuple.of(name, Secrets.sha256(value), Person.DEFAULT_WORKSPACE, administratorRoles(), maker)
                .addOffsetDateTime(now());
        return transaction
                .preparedQuery(
                        """
                        insert into api_token as known (name, hash, workspace, roles, created_by, created_at)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (hash) do update
                        set name = $1, workspace = $3, roles = $4, source = null, created_by = $5, expires_at = null, revoked_at = null
                        where (known.created_by, known.roles) is distinct from ($5, $4)
                           or known.revoked_at is not null or known.expires_at is not null
                        returning id""")
                .execute(values)
                // a restart with the same environment changes nothing, and leaves no trace of a change
                .chain(rows ->
                        rows.size() == 0 ? Uni.createFrom().voidItem() : record(transaction, "token.create", name));
    }

    /** The key that all nodes share, made by the first of them. */
    Uni<String> sessionKey(SqlClient transaction) {
        return transaction
                .preparedQuery("insert into service_secret (name, value) values ($1, $2) on conflict (name) do nothing")
                .execute(Tuple.of(SESSION_KEY, Secrets.random256()))
                .chain(() -> transaction
                        .preparedQuery("select value from service_secret where name = $1")
                        .execute(Tuple.of(SESSION_KEY)))
                .map(rows -> rows.iterator().next().getString("value"));
    }

    private Uni<Void> record(SqlClient transaction, String action, String target) {
        return audit.record(
                transaction, entry(action, target).creating(Map.of("roles", List.of(administratorRoles()))));
    }

    private AuditEntry entry(String action, String target) {
        return AuditEntry.of(Person.DEFAULT_WORKSPACE, clock.instant(), BY_SERVICE, action, target, Map.of());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] administratorRoles() {
        return Roles.FIRST_ADMINISTRATOR.stream().sorted().toArray(String[]::new);
    }
}
