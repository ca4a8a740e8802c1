package io.watchkeeper.rulebook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditEntry;
import io.watchkeeper.access.AuditLog;

/** The history of versions. What is done is recorded in the transaction that does it, here and in the audit log. */
@Singleton
public class RulebookSteps {
    private static final String INSERT =
            "insert into rulebook_step (version, at, actor, step, reason) values ($1, $2, $3, $4, $5)";

    /** Who goes on editing takes no further step. */
    private static final String EDIT =
            """
            update rulebook_step set at = $2 where id = (select max(id) from rulebook_step where version = $1) and step = 'EDIT' and actor = $3
            """;

    private static final String OF =
            "select version, at, actor, step, reason from rulebook_step where version = any($1) order by version, id";

    private final Pool pool;
    private final AuditLog audit;

    public RulebookSteps(Pool pool, AuditLog audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** What was done, by whom and when. */
    public record Done(long version, Instant at, Actor actor, RulebookStep.Kind kind, String reason) {}

    /** What the step changed, for the audit log: members of the version, or of what decides, as they were and as they are. */
    public record Change(Map<String, ?> before, Map<String, ?> after) {
        /** Nothing but the history. */
        public static final Change NONE = new Change(Map.of(), Map.of());
    }

    /** @param detail what else is worth knowing, for the audit log */
    public Uni<Void> record(SqlClient client, Done done, Map<String, ?> detail, Change change) {
        return record(client, done.kind().action(), done, detail, change);
    }

    /** @param action what the audit log calls it, where that says more than the kind does */
    public Uni<Void> record(SqlClient client, String action, Done done, Map<String, ?> detail, Change change) {
        var entry = AuditEntry.of(
                        RulebookRepository.WORKSPACE,
                        done.at(),
                        done.actor().name(),
                        action,
                        Long.toString(done.version()),
                        detail)
                .because(done.reason())
                .changing(change.before(), change.after());
        return keep(client, done).chain(kept -> audit.record(client, audit.here(entry)));
    }

    private static Uni<Void> keep(SqlClient client, Done done) {
        var at = done.at().atOffset(ZoneOffset.UTC);
        var person = done.actor().person();
        var values = Tuple.of(done.version(), at, person, done.kind().name(), done.reason());
        if (done.kind() != RulebookStep.Kind.EDIT) {
            return client.preparedQuery(INSERT).execute(values).replaceWithVoid();
        }
        return client.preparedQuery(EDIT)
                .execute(Tuple.of(done.version(), at, person))
                .chain(rows -> rows.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : client.preparedQuery(INSERT).execute(values).replaceWithVoid());
    }

    /** The earliest first. */
    public Uni<List<RulebookStep>> of(long version) {
        return of(pool, List.of(version));
    }

    /** The steps of several versions, by version. */
    public Uni<List<RulebookStep>> of(List<Long> versions) {
        return of(pool, versions);
    }

    /** As the transaction sees them. */
    public Uni<List<RulebookStep>> of(SqlClient client, long version) {
        return of(client, List.of(version));
    }

    private static Uni<List<RulebookStep>> of(SqlClient client, List<Long> versions) {
        return client.preparedQuery(OF)
                .execute(Tuple.tuple().addArrayOfLong(versions.toArray(Long[]::new)))
                .map(rows -> rows.stream().map(RulebookSteps::step).toList());
    }

    private static RulebookStep step(Row row) {
        return new RulebookStep(
                row.getLong("version"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                RulebookStep.Kind.of(row.getString("step")),
                row.getString("reason"));
    }
}
