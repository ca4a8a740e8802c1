package io.watchkeeper.rulebook.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.rulebook.RulebookSteps.Done;
import io.watchkeeper.rulebook.difference.FileDifference;
import io.watchkeeper.rulebook.difference.VersionDifference;

/** The steps in which the tables of drafts were edited. Of each draft the latest are kept. */
@Singleton
class EditHistory {
    /** A newer release of the service may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final int MOST_STEPS = 500;
    /** Of the lines kept for one draft, in characters: some uploads that replace a large table, or thousands of cells. */
    private static final int MOST_KEPT = 16 << 20;

    private static final int LISTED = 100;

    private static final String INSERT =
            """
            insert into draft_edit (version, path, at, person, kind, undoes, said, patch, size, etag_before, etag_after, joint)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    private static final String PRUNE =
            """
            delete from draft_edit where id in (
                select id from (
                    select id, sum(size) over latest as total, row_number() over latest as place
                    from draft_edit where version = $1 window latest as (order by id desc)) kept
                where total > $2 and place > 1 or place > $3)
            """;

    /** What is no draft any more is not turned back; what was done to it stays to be read. */
    private static final String SETTLE =
            """
            update draft_edit step set patch = '', size = 0 from rulebook
            where step.size > 0 and rulebook.version = step.version and rulebook.state <> 'DRAFT'
            """;

    private static final String LATEST =
            """
            select id, at, person, kind, said, exists (select from draft_edit later where later.undoes = step.id) as undone
            from draft_edit step where version = $1 and path = $2 order by id desc limit $3
            """;

    /** Of steps that were taken at once, the last stands for all. */
    private static final String LATEST_IN =
            """
            select id, at, person, kind, said, exists (select from draft_edit later where later.undoes = step.id) as undone
            from draft_edit step where version = $1 and path like $2 || '%' and id =
                (select max(other.id) from draft_edit other where other.id = step.id or other.joint = step.joint)
            order by id desc limit $3
            """;

    private static final String TOGETHER =
            """
            select other.id, other.path from draft_edit step join draft_edit other on other.id = step.id or other.joint = step.joint
            where step.version = $1 and step.id = $2 order by other.id
            """;

    private static final String SINCE =
            """
            select id, kind, coalesce(undoes, 0) as undoes, etag_before, etag_after, patch
            from draft_edit where version = $1 and path = $2 and id >= $3 order by id
            """;

    /** From the latest step that led to the text, or from the first that began with it. */
    private static final String FROM =
            """
            select id, kind, coalesce(undoes, 0) as undoes, etag_before, etag_after, patch
            from draft_edit where version = $1 and path = $2 and id > coalesce(
                (select max(id) from draft_edit where version = $1 and path = $2 and etag_after = $3),
                (select min(id) - 1 from draft_edit where version = $1 and path = $2 and etag_before = $3))
            order by id
            """;

    private final Pool pool;
    private final UploadedWorkbooks uploads;

    EditHistory(Pool pool, UploadedWorkbooks uploads) {
        this.pool = pool;
        this.uploads = uploads;
    }

    /**
     * A step that is about to be stored.
     *
     * @param undoes the step that it turns back, null for none
     */
    record Taken(
            DraftEdit.Kind kind, Long undoes, String path, String said, String patch, String before, String after) {
        /** Of a large table this takes a while. */
        static Taken of(String path, DraftEdit.Kind kind, Long undoes, Texts texts) {
            return new Taken(
                    kind,
                    undoes,
                    path,
                    json(told(path, texts)),
                    json(TextPatch.between(texts.before(), texts.after())),
                    TableVersion.etag(texts.before()),
                    TableVersion.etag(texts.after()));
        }
    }

    /** Of a table, before a step and after it. */
    record Texts(String before, String after) {}

    /** In the transaction that stores the table: the step, and the workbook that it came from. */
    Uni<Void> keep(SqlClient client, Done done, DraftStore.Change change) {
        return uploads.keep(client, change, done.version()).chain(kept -> keep(client, done, change.taken(), null));
    }

    /** The same of a file that is no table. */
    Uni<Void> keep(SqlClient client, Done done, Taken taken) {
        return keep(client, done, taken, null);
    }

    /** As {@link #keep(SqlClient, Done, DraftStore.Change)}, of several files at once. */
    Uni<Void> keep(SqlClient client, Done done, List<Taken> together) {
        return client.query("select nextval('draft_edit_joint')")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(joint -> Multi.createFrom()
                        .iterable(together)
                        .onItem()
                        .transformToUniAndConcatenate(taken -> keep(client, done, taken, joint))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static Uni<Void> keep(SqlClient client, Done done, Taken taken, Long joint) {
        if (taken.before().equals(taken.after())) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.from(new Object[] {
            done.version(),
            taken.path(),
            done.at().atOffset(ZoneOffset.UTC),
            done.actor().person(),
            taken.kind().name(),
            taken.undoes(),
            taken.said(),
            taken.patch(),
            taken.patch().length(),
            taken.before(),
            taken.after(),
            joint
        });
        return client.preparedQuery(INSERT)
                .execute(values)
                .chain(inserted -> client.preparedQuery(PRUNE).execute(Tuple.of(done.version(), MOST_KEPT, MOST_STEPS)))
                .replaceWithVoid();
    }

    private static DraftEdit.Said told(String path, Texts texts) {
        var before = new RulebookContent(new TreeMap<>(Map.of(path, texts.before())));
        var after = new RulebookContent(new TreeMap<>(Map.of(path, texts.after())));
        return VersionDifference.of(before, after).stream()
                .filter(FileDifference.Table.class::isInstance)
                .map(difference -> DraftEdit.Said.of((FileDifference.Table) difference))
                .findFirst()
                .orElse(new DraftEdit.Said(List.of(), 0));
    }

    /** The latest steps of a table, the latest first. */
    Uni<List<DraftEdit>> latest(long version, String path) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(version, path, LISTED))
                .map(rows -> rows.stream().map(EditHistory::edit).toList());
    }

    /** The latest steps of the files of a folder, the latest first; what was done to several at once is one. */
    Uni<List<DraftEdit>> latestIn(long version, String folder) {
        return pool.preparedQuery(LATEST_IN)
                .execute(Tuple.of(version, folder, LISTED))
                .map(rows -> rows.stream().map(EditHistory::edit).toList());
    }

    /** A step of one file. */
    record Part(long id, String path) {}

    /** The step and those that were taken with it, of all files; empty where it is not kept. */
    Uni<List<Part>> together(long version, long step) {
        return pool.preparedQuery(TOGETHER).execute(Tuple.of(version, step)).map(rows -> rows.stream()
                .map(row -> new Part(row.getLong("id"), row.getString("path")))
                .toList());
    }

    /** The step and all after it; empty where it is not kept. */
    Uni<List<Undoing.Step>> since(long version, String path, long step) {
        return pool.preparedQuery(SINCE)
                .execute(Tuple.of(version, path, step))
                .map(rows -> rows.stream().map(EditHistory::step).toList())
                .map(steps -> steps.isEmpty() || steps.get(0).id() != step ? List.of() : steps);
    }

    /** What was done to the table since it had the ETag; empty where that is not known. */
    Uni<List<Undoing.Step>> from(long version, String path, String etag) {
        return pool.preparedQuery(FROM)
                .execute(Tuple.of(version, path, etag))
                .map(rows -> rows.stream().map(EditHistory::step).toList());
    }

    private static DraftEdit edit(Row row) {
        return new DraftEdit(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("person"),
                DraftEdit.Kind.of(row.getString("kind")),
                row.getBoolean("undone"),
                read(row.getString("said"), DraftEdit.Said.class));
    }

    private static Undoing.Step step(Row row) {
        return new Undoing.Step(
                row.getLong("id"),
                DraftEdit.Kind.of(row.getString("kind")),
                row.getLong("undoes"),
                row.getString("etag_before"),
                row.getString("etag_after"),
                read(row.getString("patch"), TextPatch.class));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
