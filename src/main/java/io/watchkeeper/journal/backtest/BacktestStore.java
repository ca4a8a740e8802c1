package io.watchkeeper.journal.backtest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.backtest.BacktestResult;
import io.watchkeeper.journal.backtest.Backtest.State;

/** Backtests in the store. Only the node that runs one writes to it, until it ends or is cancelled. */
@Singleton
class BacktestStore {
    /** A run that has not been heard of for so long is lost with its node. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** A newer release of the service may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String BEGIN =
            """
            insert into backtest (workspace, version, digest, live_version, from_at, to_at, sample, state, created_by, created_at, beat_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'RUNNING', $8, $9, $9) returning id
            """;

    private static final String BEAT =
            "update backtest set beat_at = $2, total = $3, result = $4::text::jsonb where id = $1 and state ="
                    + " 'RUNNING'";

    private static final String END =
            """
            update backtest set state = $2, ended_at = $3, failure = $4, beat_at = $3
            where id = $1 and state = 'RUNNING'
            """;

    private static final String FIND = "select * from backtest where workspace = any($1) ";

    private final Pool pool;
    private final Clock clock;

    BacktestStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What is compared, and for whom. */
    record Beginning(long version, String digest, long liveVersion, PastSignals.Period period, String createdBy) {}

    Uni<Long> begin(SqlClient client, Beginning beginning) {
        var period = beginning.period();
        return client.preparedQuery(BEGIN)
                .execute(Tuple.tuple()
                        .addString(period.workspace())
                        .addLong(beginning.version())
                        .addString(beginning.digest())
                        .addLong(beginning.liveVersion())
                        .addOffsetDateTime(utc(period.from()))
                        .addOffsetDateTime(utc(period.to()))
                        .addDouble(period.sample())
                        .addString(beginning.createdBy())
                        .addOffsetDateTime(utc(clock.instant())))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** @return false once it was cancelled */
    Uni<Boolean> beat(long id, long total, BacktestResult soFar) {
        return pool.preparedQuery(BEAT)
                .execute(Tuple.of(id, utc(clock.instant()), total, write(soFar)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> beat(Set<Long> ids) {
        return pool.preparedQuery("update backtest set beat_at = $2 where id = any($1) and state = 'RUNNING'")
                .execute(Tuple.of(ids.toArray(Long[]::new), utc(clock.instant())))
                .replaceWithVoid();
    }

    /** @return false where it has ended already */
    Uni<Boolean> end(SqlClient client, long id, State state, String failure) {
        return client.preparedQuery(END)
                .execute(Tuple.of(id, state.name(), utc(clock.instant()), failure))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<Backtest>> find(Set<String> workspaces, long id) {
        return pool.preparedQuery(FIND + "and id = $2")
                .execute(Tuple.of(workspaces.toArray(String[]::new), id))
                .map(rows -> rows.stream().findFirst().map(this::backtest));
    }

    /** The latest first. */
    Uni<List<Backtest>> of(Set<String> workspaces, long version, int most) {
        return pool.preparedQuery(FIND + "and version = $2 order by id desc limit $3")
                .execute(Tuple.of(workspaces.toArray(String[]::new), version, most))
                .map(rows -> rows.stream().map(this::backtest).toList());
    }

    /** The latest with that content, if possible one that is done. */
    Uni<Optional<Backtest>> latest(Set<String> workspaces, String digest) {
        return pool.preparedQuery(FIND + "and digest = $2 order by state = 'DONE' desc, id desc limit 1")
                .execute(Tuple.of(workspaces.toArray(String[]::new), digest))
                .map(rows -> rows.stream().findFirst().map(this::backtest));
    }

    /** Whether a content was tested to the end, in whatever workspace. */
    Uni<Boolean> done(String digest) {
        return pool.preparedQuery("select 1 from backtest where digest = $1 and state = 'DONE' limit 1")
                .execute(Tuple.of(digest))
                .map(rows -> rows.size() > 0);
    }

    private Backtest backtest(Row row) {
        var now = clock.instant();
        var beat = row.getOffsetDateTime("beat_at").toInstant();
        var stored = State.of(row.getString("state"));
        boolean lost = stored == State.RUNNING && beat.plus(SILENCE).isBefore(now);
        var result = read(row.getValue("result"));
        var began = row.getOffsetDateTime("created_at").toInstant();
        double progress = progress(stored, row.getLong("total"), result.signals());
        return new Backtest(
                Long.toString(row.getLong("id")),
                row.getString("workspace"),
                lost ? State.FAILED : stored,
                row.getLong("version"),
                row.getLong("live_version"),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("to_at").toInstant(),
                row.getDouble("sample"),
                row.getLong("total"),
                progress,
                stored == State.RUNNING && !lost
                        ? Backtest.estimate(began, now, row.getLong("total"), progress)
                                .orElse(null)
                        : null,
                lost ? "The node that ran it is gone; begin it again." : row.getString("failure"),
                row.getString("created_by"),
                began,
                Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                result.signals(),
                result.differing(),
                result.sentences(),
                result.matrix(),
                result.examples(),
                result.changed(),
                result.changedEvents());
    }

    private static double progress(State state, Long total, long signals) {
        if (state == State.DONE) {
            return 1;
        }
        return total == null || total == 0 ? 0 : Math.min(1, (double) signals / total);
    }

    private static String write(BacktestResult result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("counts can always be written", impossible);
        }
    }

    private static BacktestResult read(Object written) {
        if (written == null) {
            return BacktestResult.NONE;
        }
        try {
            return JSON.readValue(written.toString(), BacktestResult.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("no result of a backtest", foreign);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
