package io.watchkeeper.event;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps which events share a cause. One finding of a cause is taken after the other, so that two that belong together never miss each other. */
@Singleton
public class SharedCauses {
    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended('cause ' || $1 || ' ' || $2, 0))";

    private static final String LATELY =
            """
            select cause, place, upstream, above, group_id from found_cause
            where workspace = $1 and cause = $2 and found_at > now() - make_interval(secs => $3::bigint) and event_id <> $4
            """;

    private static final String FOUND =
            """
            insert into found_cause (event_id, workspace, diagnosis_id, life, cause, place, upstream, above, group_id, found_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
            on conflict (event_id) do update set diagnosis_id = $3, life = $4, cause = $5, place = $6, upstream = $7, above = $8, group_id = $9, found_at = now()
            """;

    private static final String JOIN =
            "update found_cause set group_id = $2 where group_id = any($1) and group_id <> $2";

    /** A diagnosis that has ended. */
    public record Ended(String workspace, long event, long life, long diagnosis) {}

    /** At the end of the transaction: it waits for others that find the same. */
    public Uni<Void> found(SqlClient transaction, Ended ended, FoundCause found, Duration window) {
        return transaction
                .preparedQuery(TURN)
                .execute(Tuple.of(ended.workspace(), found.cause()))
                .chain(() -> transaction
                        .preparedQuery(LATELY)
                        .execute(Tuple.of(ended.workspace(), found.cause(), window.toSeconds(), ended.event())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SharedCauses::grouped)
                        .toList())
                .map(lately -> CauseGroups.of(ended.diagnosis(), found, lately))
                .chain(groups -> keep(transaction, ended, found, groups));
    }

    private static Uni<Void> keep(SqlClient transaction, Ended ended, FoundCause found, CauseGroups groups) {
        var values = Tuple.of(ended.event(), ended.workspace(), ended.diagnosis(), ended.life(), found.cause())
                .addString(found.place())
                .addValue(found.upstream().toArray(String[]::new))
                .addBoolean(found.above())
                .addLong(groups.group());
        return transaction
                .preparedQuery(FOUND)
                .execute(values)
                .chain(() -> transaction
                        .preparedQuery(JOIN)
                        .execute(Tuple.of(groups.joined().toArray(Long[]::new), groups.group())))
                .replaceWithVoid();
    }

    /** The latest diagnosis of the event has found nothing. */
    public Uni<Void> none(SqlClient transaction, long event) {
        return transaction
                .preparedQuery("delete from found_cause where event_id = $1")
                .execute(Tuple.of(event))
                .replaceWithVoid();
    }

    private static CauseGroups.Grouped grouped(Row row) {
        var upstream = new TreeSet<>(Set.of(row.getArrayOfStrings("upstream")));
        return new CauseGroups.Grouped(
                new FoundCause(row.getString("cause"), row.getString("place"), upstream, row.getBoolean("above")),
                row.getLong("group_id"));
    }
}
