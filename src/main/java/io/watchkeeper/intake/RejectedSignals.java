package io.watchkeeper.intake;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps what could not be read as a signal. */
@Singleton
class RejectedSignals {
    /** One broken sender shall not fill the table: its first mistakes tell as much as the rest. */
    private static final int MOST_KEPT_OF_A_POST = 100;

    private static final ObjectWriter JSON = new ObjectMapper().writer();

    private static final String INSERT =
            """
            insert into rejected_signal (workspace, source, received_at, body, errors)
            select $1, $2, $3, body, errors::jsonb
            from unnest($4::text[], $5::text[]) as member (body, errors)""";

    private static final String PAGE =
            """
            select id, workspace, source, received_at, body, errors::text as errors
            from rejected_signal
            where workspace = any($1) and (received_at, id) < ($2, $3)
            order by received_at desc, id desc
            limit $4""";

    private static final String FORGET = "delete from rejected_signal where received_at < $1";

    private final Pool pool;

    RejectedSignals(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> keep(Post post, List<Member.Rejection> rejections) {
        if (rejections.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int kept = Math.min(rejections.size(), MOST_KEPT_OF_A_POST);
        var bodies = new String[kept];
        var errors = new String[kept];
        for (int at = 0; at < kept; at++) {
            bodies[at] = StorableText.of(rejections.get(at).body());
            errors[at] = json(rejections.get(at));
        }
        var values = Tuple.of(post.workspace(), post.source(), utc(post.receivedAt()))
                .addArrayOfString(bodies);
        return pool.preparedQuery(INSERT)
                .execute(values.addArrayOfString(errors))
                .replaceWithVoid();
    }

    /** Latest first, after the one that the cursor names. */
    Uni<List<RejectedSignal>> page(Set<String> workspaces, RejectedCursor after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(workspaces.toArray(String[]::new), utc(after.receivedAt()), after.id(), limit))
                .map(rows -> {
                    var page = new ArrayList<RejectedSignal>();
                    rows.forEach(row -> page.add(signal(row)));
                    return page;
                });
    }

    /** @return how many were forgotten */
    Uni<Integer> forget(Instant before) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(utc(before))).map(rows -> rows.rowCount());
    }

    private static RejectedSignal signal(Row row) {
        return new RejectedSignal(
                row.getLong("id").toString(),
                row.getString("workspace"),
                row.getString("source"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("body"),
                row.getString("errors"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String json(Member.Rejection rejection) {
        try {
            return JSON.writeValueAsString(rejection.errors());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
