package io.watchkeeper.diagnosis.check;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.access.AuditLog;
import io.watchkeeper.problem.ProblemException;

/** The sources of checks of all workspaces. Each change leaves a line in the record. */
@Singleton
public class CheckSources {
    private static final String PUT =
            """
            insert into check_source as known (workspace, name, kind, settings, secret, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (workspace, name) do update
            set kind = $3, settings = $4, secret = $5, changed_by = $6, changed_at = $7, version = known.version + 1
            returning *
            """;

    private final Pool pool;
    private final AuditLog audit;
    private final Clock clock;

    CheckSources(Pool pool, AuditLog audit, Clock clock) {
        this.pool = pool;
        this.audit = audit;
        this.clock = clock;
    }

    /** By workspace and name. */
    public Uni<List<CheckSource>> list(Set<String> workspaces) {
        return pool.preparedQuery("select * from check_source where workspace = any($1) order by workspace, name")
                .execute(Tuple.of(workspaces.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CheckSource::of)
                        .toList());
    }

    public Uni<Optional<CheckSource>> find(String workspace, String name) {
        return find(pool, workspace, name, "");
    }

    private static Uni<Optional<CheckSource>> find(SqlClient client, String workspace, String name, String lock) {
        return client.preparedQuery("select * from check_source where workspace = $1 and name = $2" + lock)
                .execute(Tuple.of(workspace, name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CheckSource::of)
                        .findFirst());
    }

    /**
     * Stores a new source, or a known one anew.
     *
     * @param expected the version that was edited, 0 for a source that is new; fails with 412 for another
     */
    public Uni<CheckSource> put(String workspace, String name, SourceBody body, long expected) {
        var settings = new JsonObject();
        body.settings().forEach(settings::put);
        var entry = audit.entry(workspace, "check-source.put", name);
        return pool.withTransaction(transaction -> find(transaction, workspace, name, " for update")
                .invoke(known -> check(known, expected))
                .chain(known -> transaction
                        .preparedQuery(PUT)
                        .execute(Tuple.of(workspace, name, body.kind(), settings, body.secret())
                                .addString(entry.actor())
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                        .map(rows -> CheckSource.of(rows.iterator().next()))
                        .call(stored -> audit.record(
                                transaction,
                                entry.changing(
                                        known.map(CheckSources::recorded).orElse(Map.of()), recorded(stored))))));
    }

    /** @return fails with 404 and 412 */
    public Uni<Void> delete(String workspace, String name, long expected) {
        var entry = audit.entry(workspace, "check-source.delete", name);
        return pool.withTransaction(transaction -> find(transaction, workspace, name, " for update")
                .invoke(known -> check(Optional.of(known.orElseThrow(CheckSources::unknown)), expected))
                .call(known -> transaction
                        .preparedQuery("delete from check_source where workspace = $1 and name = $2")
                        .execute(Tuple.of(workspace, name)))
                .call(known -> audit.record(transaction, entry.removing(recorded(known.orElseThrow()))))
                .replaceWithVoid());
    }

    private static void check(Optional<CheckSource> known, long expected) {
        if (known.map(CheckSource::version).orElse(0L) != expected) {
            throw ProblemException.preconditionFailed("The source has changed meanwhile; read it again.");
        }
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such source of checks in this workspace.");
    }

    private static Map<String, ?> recorded(CheckSource source) {
        var members = new TreeMap<String, Object>(source.settings());
        members.put("kind", source.kind());
        if (source.secret() != null) {
            members.put("secret", source.secret());
        }
        return members;
    }
}
