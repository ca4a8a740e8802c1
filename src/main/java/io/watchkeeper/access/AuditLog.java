package io.watchkeeper.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Records what is done, in the transaction that does it: pass the session or the connection of the change, so that
 * neither is stored without the other.
 */
@ApplicationScoped
public class AuditLog {
    private final Caller caller;
    private final Clock clock;

    AuditLog(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** Records what the caller does. See {@link AuditEntry} for the parts. */
    public Uni<Void> record(Mutiny.Session session, String action, String target, Map<String, ?> detail) {
        return record(session, caller.workspace(), action, target, detail);
    }

    /** Records what the caller does to an object of this workspace, which need not be the one they mostly work in. */
    public Uni<Void> record(
            Mutiny.Session session, String workspace, String action, String target, Map<String, ?> detail) {
        AuditEntry entry = byCaller(workspace, action, target, detail);
        // by way of text: the client would send a string that is meant for jsonb as a JSON string
        return session.createNativeQuery(
                        """
                        insert into audit_entry (workspace, at, actor, action, target, detail)
                        values (:workspace, :at, :actor, :action, :target, cast(cast(:detail as text) as jsonb))""")
                .setParameter("workspace", entry.workspace())
                .setParameter("at", entry.at().atOffset(ZoneOffset.UTC))
                .setParameter("actor", entry.actor())
                .setParameter("action", entry.action())
                .setParameter("target", entry.target())
                .setParameter("detail", json(entry).encode())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Records what the caller does. See {@link AuditEntry} for the parts. */
    public Uni<Void> record(SqlClient client, String action, String target, Map<String, ?> detail) {
        return record(client, caller.workspace(), action, target, detail);
    }

    /** Records what the caller does to an object of this workspace, which need not be the one they mostly work in. */
    public Uni<Void> record(SqlClient client, String workspace, String action, String target, Map<String, ?> detail) {
        return record(client, byCaller(workspace, action, target, detail));
    }

    /** Records what is done where no caller is, by the service itself for instance. */
    public Uni<Void> record(SqlClient client, AuditEntry entry) {
        Tuple values = Tuple.tuple()
                .addString(entry.workspace())
                .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                .addString(entry.actor())
                .addString(entry.action())
                .addString(entry.target())
                .addValue(json(entry));
        return client.preparedQuery(
                        """
                        insert into audit_entry (workspace, at, actor, action, target, detail)
                        values ($1, $2, $3, $4, $5, $6)""")
                .execute(values)
                .replaceWithVoid();
    }

    private AuditEntry byCaller(String workspace, String action, String target, Map<String, ?> detail) {
        return new AuditEntry(workspace, clock.instant(), caller.name(), action, target, detail);
    }

    private static JsonObject json(AuditEntry entry) {
        JsonObject json = new JsonObject();
        entry.detail().forEach(json::put);
        return json;
    }
}
