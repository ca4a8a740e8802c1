package io.watchkeeper.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Records what is done, in the transaction that does it: pass the session or the connection of the change, so that
 * neither is stored without the other. What is personal or secret is masked first, see {@link Masking}.
 */
@ApplicationScoped
public class AuditLog {
    private static final String INSERT =
            """
            insert into audit_entry (workspace, at, actor, action, target, detail, address, reason, before, after)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private final Caller caller;
    private final Clock clock;
    private final RequestOrigin origin;

    AuditLog(Caller caller, Clock clock, RequestOrigin origin) {
        this.caller = caller;
        this.clock = clock;
        this.origin = origin;
    }

    /** An entry about what the caller does now, from where they are. */
    public AuditEntry entry(String workspace, String action, String target) {
        return AuditEntry.of(workspace, clock.instant(), caller.name(), action, target, Map.of())
                .from(origin.address());
    }

    /** The same, in the workspace they mostly work in. */
    AuditEntry entry(String action, String target) {
        return entry(caller.workspace(), action, target);
    }

    /** The same entry, from where the present request comes; unchanged where no request is. */
    public AuditEntry here(AuditEntry entry) {
        return entry.from(origin.address());
    }

    /** Records what the caller does. See {@link AuditEntry} for the parts. */
    public Uni<Void> record(Mutiny.Session session, String action, String target, Map<String, ?> detail) {
        return record(session, caller.workspace(), action, target, detail);
    }

    /** Records what the caller does to an object of this workspace, which need not be the one they mostly work in. */
    public Uni<Void> record(
            Mutiny.Session session, String workspace, String action, String target, Map<String, ?> detail) {
        return record(session, entry(workspace, action, target).with(detail));
    }

    /** Records it with the session of the change. */
    public Uni<Void> record(Mutiny.Session session, AuditEntry entry) {
        // by way of text: the client would send a string that is meant for jsonb as a JSON string
        return session.createNativeQuery(
                        """
                        insert into audit_entry (workspace, at, actor, action, target, detail, address, reason, before, after)
                        values (:workspace, :at, :actor, :action, :target, cast(cast(:detail as text) as jsonb),
                                nullif(:address, ''), nullif(:reason, ''),
                                cast(nullif(:before, '{}') as jsonb), cast(nullif(:after, '{}') as jsonb))""")
                .setParameter("workspace", entry.workspace())
                .setParameter("at", entry.at().atOffset(ZoneOffset.UTC))
                .setParameter("actor", entry.actor())
                .setParameter("action", entry.action())
                .setParameter("target", entry.target())
                .setParameter("detail", json(entry.detail()).encode())
                .setParameter("address", entry.address().orElse(""))
                .setParameter("reason", reason(entry))
                .setParameter("before", json(entry.before()).encode())
                .setParameter("after", json(entry.after()).encode())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Records what the caller does. See {@link AuditEntry} for the parts. */
    public Uni<Void> record(SqlClient client, String action, String target, Map<String, ?> detail) {
        return record(client, caller.workspace(), action, target, detail);
    }

    /** Records what the caller does to an object of this workspace, which need not be the one they mostly work in. */
    public Uni<Void> record(SqlClient client, String workspace, String action, String target, Map<String, ?> detail) {
        return record(client, entry(workspace, action, target).with(detail));
    }

    /** Records it with the connection of the change. */
    public Uni<Void> record(SqlClient client, AuditEntry entry) {
        return write(client, entry);
    }

    /** Records all of them, in one go. */
    public Uni<Void> record(SqlClient client, List<AuditEntry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(INSERT)
                        .executeBatch(entries.stream().map(AuditLog::values).toList())
                        .replaceWithVoid();
    }

    /** The same where there is no request and no container, in a command for instance. */
    public static Uni<Void> write(SqlClient client, AuditEntry entry) {
        return client.preparedQuery(INSERT).execute(values(entry)).replaceWithVoid();
    }

    private static Tuple values(AuditEntry entry) {
        return Tuple.tuple()
                .addString(entry.workspace())
                .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                .addString(entry.actor())
                .addString(entry.action())
                .addString(entry.target())
                .addValue(json(entry.detail()))
                .addString(entry.address().orElse(null))
                .addString(entry.reason().map(Masking::text).orElse(null))
                .addValue(entry.before().isEmpty() ? null : json(entry.before()))
                .addValue(entry.after().isEmpty() ? null : json(entry.after()));
    }

    private static String reason(AuditEntry entry) {
        return entry.reason().map(Masking::text).orElse("");
    }

    private static JsonObject json(Map<String, ?> members) {
        JsonObject json = new JsonObject();
        Masking.members(members).forEach(json::put);
        return json;
    }
}
