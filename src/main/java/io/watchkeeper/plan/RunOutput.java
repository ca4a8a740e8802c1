package io.watchkeeper.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What calls said while they ran, a line each. */
@Singleton
class RunOutput {
    private static final String ADD =
            """
            insert into plan_run_output (run_id, workspace, part, attempt, at, line)
            select $1, $2, $3, $4, now(), l.line from unnest($5::text[]) with ordinality as l(line, n) order by l.n
            """;

    private static final String LIST =
            """
            select id, part, attempt, at, line from plan_run_output
            where run_id = $1 and id > $2 and ($3::text is null or part = $3) and ($4::text is null or strpos(lower(line), lower($4)) > 0)
            order by id limit $5
            """;

    /** The last ones, the oldest first. */
    private static final String LAST =
            """
            select * from (select id, part, attempt, at, line,
                row_number() over (partition by part order by id desc) as back
              from plan_run_output where run_id = $1) l
            where back <= $2 order by id
            """;

    private final Pool pool;

    RunOutput(Pool pool) {
        this.pool = pool;
    }

    /** @param q what a line has to hold, whatever the case */
    record Wish(Optional<String> part, Optional<String> q, long after, int limit) {}

    record Line(long id, String part, int attempt, Instant at, String text) {}

    Uni<Void> add(RunRow run, String part, int attempt, List<String> lines) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(run.id(), run.workspace(), part, attempt, lines.toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<List<Line>> list(long run, Wish wish) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(
                        run, wish.after(), wish.part().orElse(null), wish.q().orElse(null), wish.limit()))
                .map(RunOutput::lines);
    }

    /** @param each how many of each part */
    Uni<List<Line>> last(long run, int each) {
        return pool.preparedQuery(LAST).execute(Tuple.of(run, each)).map(RunOutput::lines);
    }

    private static List<Line> lines(Iterable<io.vertx.mutiny.sqlclient.Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Line(
                        row.getLong("id"),
                        row.getString("part"),
                        row.getInteger("attempt"),
                        Optional.of(row.getOffsetDateTime("at"))
                                .map(OffsetDateTime::toInstant)
                                .get(),
                        row.getString("line")))
                .toList();
    }
}
