package io.watchkeeper.rulebook.draft;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import io.watchkeeper.access.Caller;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.Actor;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookStep;
import io.watchkeeper.rulebook.RulebookSteps;

/** The drafts among the stored versions. Only they ever change, and each change leaves an audit row. */
@Singleton
class DraftStore {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int RACES = 5;

    private static final String CREATE =
            """
            insert into rulebook (version, workspace, state, based_on, note, digest, content, created_by, created_at)
            select coalesce((select max(version) from rulebook), 0) + 1, workspace, 'DRAFT', version, $2, digest, content, $3, $4
            from rulebook where workspace = $1 and case when $5::bigint is null then live else version = $5 end
            returning version, based_on
            """;

    private static final String SAVE =
            """
            update rulebook set content = $4, digest = $5
            where workspace = $1 and version = $2 and state = 'DRAFT' and digest = $3
            """;

    private final Pool pool;
    private final EditHistory history;
    private final RulebookSteps steps;
    private final Caller caller;
    private final Clock clock;

    DraftStore(Pool pool, EditHistory history, RulebookSteps steps, Caller caller, Clock clock) {
        this.pool = pool;
        this.history = history;
        this.steps = steps;
        this.caller = caller;
        this.clock = clock;
    }

    /** @return its version; empty where there is no such version to base it on */
    Uni<Optional<Long>> create(NewDraft draft) {
        return Uni.createFrom()
                .deferred(() -> insert(draft))
                // another version took the number
                .onFailure(failure ->
                        failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState()))
                .retry()
                .atMost(RACES);
    }

    private Uni<Optional<Long>> insert(NewDraft draft) {
        var values = Tuple.tuple()
                .addString(RulebookRepository.WORKSPACE)
                .addString(draft.note())
                .addString(caller.name())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addLong(draft.base().orElse(null));
        return pool.withTransaction(connection -> connection
                .preparedQuery(CREATE)
                .execute(values)
                .map(rows -> rows.stream().findFirst())
                .call(made -> made.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : steps.record(
                                connection,
                                done(made.get().getLong("version"), RulebookStep.Kind.CREATE, draft.note()),
                                Map.of(),
                                new RulebookSteps.Change(
                                        Map.of(),
                                        Map.of("basedOn", made.get().getLong("based_on"), "note", draft.note()))))
                .map(made -> made.map(row -> row.getLong("version"))));
    }

    /**
     * What was edited.
     *
     * @param workbook the file that it came from, where that was one
     */
    record Change(TableName table, Optional<byte[]> workbook, EditHistory.Taken taken) {}

    /**
     * @param digest of the content that was read
     * @return false where the draft has changed since, or is none any more
     */
    Uni<Boolean> save(long version, String digest, RulebookContent content, Change change) {
        return save(version, digest, content, (connection, digests) -> keep(connection, version, change, digests));
    }

    /**
     * @return as the other
     */
    Uni<Boolean> saveFile(long version, String digest, RulebookContent content, FileChange change) {
        var done = done(version, RulebookStep.Kind.EDIT, "");
        return save(version, digest, content, (connection, digests) -> change.taken()
                .map(taken -> history.keep(connection, done, taken))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(kept -> steps.record(connection, "rulebook.file.save", done, change.detail(), digests)));
    }

    /**
     * What was edited in a file.
     *
     * @param detail for the audit log
     * @param taken the step that may be turned back; empty where none is kept
     */
    record FileChange(Map<String, ?> detail, Optional<EditHistory.Taken> taken) {}

    /**
     * @param together what was done to each file that differs
     * @return as the other
     */
    Uni<Boolean> saveJointly(long version, String digest, RulebookContent content, List<EditHistory.Taken> together) {
        var done = done(version, RulebookStep.Kind.EDIT, "");
        var detail = Map.of(
                "files",
                together.stream().map(EditHistory.Taken::path).toList(),
                "how",
                together.get(0).kind().name());
        return save(version, digest, content, (connection, digests) -> history.keep(connection, done, together)
                .chain(kept -> steps.record(connection, done, detail, digests)));
    }

    /** What else is stored when a draft is. */
    private interface Beside extends BiFunction<SqlClient, RulebookSteps.Change, Uni<Void>> {}

    private Uni<Boolean> save(long version, String digest, RulebookContent content, Beside beside) {
        var digests = new RulebookSteps.Change(Map.of("digest", digest), Map.of("digest", content.digest()));
        var values = Tuple.from(new Object[] {
            RulebookRepository.WORKSPACE,
            version,
            digest,
            new JsonObject(new HashMap<>(content.files())),
            content.digest()
        });
        return pool.withTransaction(connection -> connection
                .preparedQuery(SAVE)
                .execute(values)
                .map(rows -> rows.rowCount() == 1)
                .call(saved -> saved
                        ? beside.apply(connection, digests)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> keep(SqlClient connection, long version, Change change, RulebookSteps.Change digests) {
        var done = done(version, RulebookStep.Kind.EDIT, "");
        var taken = change.taken();
        return history.keep(connection, done, change)
                .chain(kept -> steps.record(
                        connection,
                        done,
                        Map.of(
                                "table",
                                change.table().text(),
                                "how",
                                taken.kind().name()),
                        digests));
    }

    private RulebookSteps.Done done(long version, RulebookStep.Kind kind, String reason) {
        return new RulebookSteps.Done(version, clock.instant(), Actor.of(caller), kind, reason);
    }
}
