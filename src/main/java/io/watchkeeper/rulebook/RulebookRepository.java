package io.watchkeeper.rulebook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import io.watchkeeper.decision.RulebookContent;

/** The rulebook's versions in the store. */
@Singleton
public class RulebookRepository {
    /** Until workspaces have rulebooks of their own, all decide with this one's. */
    public static final String WORKSPACE = "default";

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String COLUMNS =
            "version, state, live, based_on, note, digest, created_by, created_at, published_at, publish_at,"
                    + " faulty_at, faulty_rule, exists (select 1 from shadow_run s where s.version = rulebook.version and"
                    + " s.ended_at is null) as shadow";
    private static final String ABOUT = "select " + COLUMNS + " from rulebook ";
    private static final String WHOLE = "select " + COLUMNS + ", content from rulebook ";

    private final Pool pool;

    public RulebookRepository(Pool pool) {
        this.pool = pool;
    }

    /** Newest first. */
    public Uni<List<RulebookVersion>> list(String workspace) {
        return query(ABOUT + "where workspace = $1 order by version desc", Tuple.of(workspace))
                .map(rows -> rows.stream().map(RulebookRepository::about).toList());
    }

    public Uni<Optional<RulebookVersion>> find(String workspace, long version) {
        return query(ABOUT + "where workspace = $1 and version = $2", Tuple.of(workspace, version))
                .map(rows -> rows.stream().map(RulebookRepository::about).findFirst());
    }

    /**
     * Keeps others from changing the version until the transaction ends.
     *
     * @param unlessLocked whether to leave it to who holds it: then there is none
     */
    public Uni<Optional<RulebookVersion>> lock(SqlClient client, long version, boolean unlessLocked) {
        return client.preparedQuery(ABOUT + "where workspace = $1 and version = $2 for update"
                        + (unlessLocked ? " skip locked" : ""))
                .execute(Tuple.of(WORKSPACE, version))
                .map(rows -> rows.stream().map(RulebookRepository::about).findFirst());
    }

    public Uni<Optional<StoredRulebook>> findWhole(long version) {
        return query(WHOLE + "where workspace = $1 and version = $2", Tuple.of(WORKSPACE, version))
                .map(rows -> rows.stream().map(RulebookRepository::whole).findFirst());
    }

    public Uni<Optional<StoredRulebook>> live() {
        return query(WHOLE + "where workspace = $1 and live", Tuple.of(WORKSPACE))
                .map(rows -> rows.stream().map(RulebookRepository::whole).findFirst());
    }

    /** Asked by every node every second. */
    public Uni<Optional<Long>> liveVersion() {
        return query("select version from rulebook where workspace = $1 and live", Tuple.of(WORKSPACE))
                .map(rows -> rows.stream().map(row -> row.getLong(0)).findFirst());
    }

    public Uni<Long> nextVersion() {
        return query("select coalesce(max(version), 0) + 1 from rulebook", Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Uni<Boolean> knows(String digest) {
        return query("select 1 from rulebook where workspace = $1 and digest = $2 limit 1", Tuple.of(WORKSPACE, digest))
                .map(rows -> rows.size() > 0);
    }

    /** What makes two nodes that publish at once agree: the second fails on the version number, or finds nothing to retire. */
    Uni<Boolean> publish(Publication publication) {
        return pool.withTransaction(connection -> retire(connection, publication)
                        .chain(retired -> retired
                                ? insert(connection, publication)
                                        .chain(inserted -> step(connection, publication))
                                        .replaceWith(true)
                                : Uni.createFrom().item(false)))
                .onFailure(RulebookRepository::lostTheRace)
                .recoverWithItem(false);
    }

    private static Uni<Boolean> retire(SqlConnection connection, Publication publication) {
        if (publication.replaces().isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return connection
                .preparedQuery(
                        "update rulebook set live = false, state = 'RETIRED' where workspace = $1 and version = $2 and"
                                + " live")
                .execute(Tuple.of(WORKSPACE, publication.replaces().get()))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Uni<RowSet<Row>> insert(SqlConnection connection, Publication publication) {
        var at = publication.at().atOffset(ZoneOffset.UTC);
        var content = publication.content();
        return connection
                .preparedQuery(
                        """
                        insert into rulebook (version, workspace, state, live, based_on, digest, content, created_by, created_at, published_at)
                        values ($1, $2, 'PUBLISHED', true, $3, $4, $5, $6, $7, $7)
                        """)
                .execute(Tuple.from(new Object[] {
                    publication.version(),
                    WORKSPACE,
                    publication.replaces().orElse(null),
                    content.digest(),
                    new JsonObject(new HashMap<>(content.files())),
                    publication.createdBy(),
                    at
                }));
    }

    private static Uni<RowSet<Row>> step(SqlConnection connection, Publication publication) {
        return connection
                .preparedQuery("insert into rulebook_step (version, at, actor, step) values ($1, $2, $3, 'PUBLISH')")
                .execute(Tuple.of(
                        publication.version(), publication.at().atOffset(ZoneOffset.UTC), publication.createdBy()));
    }

    private static boolean lostTheRace(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static StoredRulebook whole(Row row) {
        var files = new HashMap<String, String>();
        row.getJsonObject("content").forEach(file -> files.put(file.getKey(), (String) file.getValue()));
        return new StoredRulebook(about(row), RulebookContent.of(files));
    }

    private static RulebookVersion about(Row row) {
        return new RulebookVersion(
                row.getLong("version"),
                RulebookVersion.State.valueOf(row.getString("state")),
                row.getBoolean("live"),
                row.getBoolean("shadow"),
                Optional.ofNullable(row.getLong("based_on")),
                row.getString("note"),
                row.getString("digest"),
                row.getString("created_by"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "published_at"),
                instant(row, "publish_at"),
                instant(row, "faulty_at").map(at -> new RulebookFault(at, row.getString("faulty_rule"))));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    /**
     * New content that is live from its first moment.
     *
     * @param replaces the version that must still be live for this one to take its place; empty when there must be none
     */
    record Publication(long version, Optional<Long> replaces, RulebookContent content, String createdBy, Instant at) {}
}
