package io.watchkeeper.journal.shadow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.backtest.SignalCounts;

/** The counts of shadows in the store: each node writes its own, from its start on. */
@Singleton
class ShadowStore {
    /** A newer release of the service may have written more. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String WRITE =
            """
            insert into shadow_count (run, live_version, workspace, writer, since, counted_at, dropped, result)
            values ($1, $2, $3, $4, $5, $5, $6, $7::text::jsonb)
            on conflict (run, live_version, workspace, writer) do update
            set counted_at = excluded.counted_at, dropped = excluded.dropped, result = excluded.result
            """;

    private static final String READ =
            "select * from shadow_count where run = $1 and workspace = any($2) order by counted_at desc";

    private final Pool pool;
    private final Clock clock;

    ShadowStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Signals of which workspace, compared with which version. */
    record Of(long liveVersion, String workspace) {}

    /** @param dropped signals that were not compared, as the shadow fell behind */
    record Counted(Of of, Instant since, long dropped, SignalCounts counts) {}

    Uni<Void> write(long run, String writer, Of of, long dropped, SignalCounts counts) {
        var values = Tuple.tuple()
                .addLong(run)
                .addLong(of.liveVersion())
                .addString(of.workspace())
                .addString(writer)
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addLong(dropped)
                .addString(write(counts));
        return pool.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    /** What all nodes have counted, the latest first. */
    Uni<List<Counted>> read(long run, Set<String> workspaces) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(run, workspaces.toArray(String[]::new)))
                .map(rows -> rows.stream().map(ShadowStore::counted).toList());
    }

    private static Counted counted(Row row) {
        return new Counted(
                new Of(row.getLong("live_version"), row.getString("workspace")),
                row.getOffsetDateTime("since").toInstant(),
                row.getLong("dropped"),
                read(row.getValue("result").toString()));
    }

    private static String write(SignalCounts counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("counts can always be written", impossible);
        }
    }

    private static SignalCounts read(String written) {
        try {
            return JSON.readValue(written, SignalCounts.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("no counts of a shadow", foreign);
        }
    }
}
