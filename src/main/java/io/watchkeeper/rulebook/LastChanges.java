package io.watchkeeper.rulebook;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which version gave each decision table the text that it has. */
@Singleton
public class LastChanges {
    /** How far back it is looked for; what is older counts as changed by the last version looked at. */
    private static final int DEEPEST = 60;

    private static final String CHANGES =
            """
            with recursive line as (
                select version, based_on, 1 as depth from rulebook where workspace = $1 and version = $2
                union all
                select base.version, base.based_on, line.depth + 1 from line
                join rulebook base on base.workspace = $1 and base.version = line.based_on where line.depth < $3),
            texts as (
                select line.version, line.depth, file.key as path, md5(file.value) as digest
                from line join rulebook using (version), jsonb_each_text(rulebook.content) file where file.key like '%.drl.csv'),
            compared as (
                select version, depth, path, digest, lead(digest) over (partition by path order by depth) as former from texts),
            changed as (
                select distinct on (path) path, version from compared where former is distinct from digest order by path, depth)
            select changed.path, changed.version, step.actor, step.at from changed
            left join lateral (
                select actor, at from rulebook_step
                where rulebook_step.version = changed.version and step in ('CREATE', 'EDIT', 'REBASE') order by id desc limit 1) step on true
            """;

    private final Pool pool;

    LastChanges(Pool pool) {
        this.pool = pool;
    }

    /**
     * The last change of a table.
     *
     * @param by whoever worked last on that version; empty where it came with the content library
     * @param at null where that is so
     */
    public record LastChange(long version, String by, Instant at) {}

    /** By the table's path; none for a version that does not exist. */
    public Uni<Map<String, LastChange>> of(long version) {
        return pool.preparedQuery(CHANGES)
                .execute(Tuple.of(RulebookRepository.WORKSPACE, version, DEEPEST))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getString("path"), LastChanges::read)));
    }

    private static LastChange read(Row row) {
        var by = row.getString("actor");
        var at = row.getOffsetDateTime("at");
        return new LastChange(row.getLong("version"), by == null ? "" : by, at == null ? null : at.toInstant());
    }
}
