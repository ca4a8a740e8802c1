package io.watchkeeper.access.once;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Answers by caller and key, for all nodes. */
@Singleton
class AnswerStore {
    private static final Duration KEPT = Duration.ofDays(1);
    /** A node that has not answered by then is gone. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);

    private static final String SAME = "workspace = $1 and caller = $2 and key = $3";
    private static final String FORGET =
            "delete from once_answer where asked_at < $1 or (status is null and asked_at < $2)";
    private static final String CLAIM =
            "insert into once_answer (workspace, caller, key, digest, asked_at) values ($1, $2, $3, $4, $5)"
                    + " on conflict do nothing";
    private static final String FIND = "select digest, status, location, body from once_answer where " + SAME;
    private static final String KEEP = "update once_answer set status = $4, location = $5, body = $6 where " + SAME;
    private static final String GIVE_BACK = "delete from once_answer where " + SAME;

    private final Pool pool;
    private final Clock clock;

    AnswerStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Of several requests under one key, whatever nodes they come to, one is the first. */
    Uni<Claim> claim(Asked asked) {
        var now = clock.instant();
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(utc(now.minus(KEPT)), utc(now.minus(ANSWERED_WITHIN))))
                .chain(() -> pool.preparedQuery(CLAIM)
                        .execute(Tuple.of(asked.workspace(), asked.caller(), asked.key(), asked.digest(), utc(now))))
                .chain(claimed ->
                        claimed.rowCount() == 1 ? Uni.createFrom().item(new Claim.First(asked)) : find(asked));
    }

    private Uni<Claim> find(Asked asked) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(asked.workspace(), asked.caller(), asked.key()))
                .map(rows -> {
                    var found = rows.iterator();
                    // given back in between
                    return found.hasNext() ? read(found.next(), asked) : new Claim.UnderWay();
                });
    }

    private static Claim read(Row row, Asked asked) {
        if (!row.getString("digest").equals(asked.digest())) {
            return new Claim.Taken();
        }
        var status = row.getInteger("status");
        return status == null
                ? new Claim.UnderWay()
                : new Claim.Answered(status, Optional.ofNullable(row.getString("location")), row.getString("body"));
    }

    Uni<Void> keep(Asked asked, Claim.Answered answer) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                        asked.workspace(),
                        asked.caller(),
                        asked.key(),
                        answer.status(),
                        answer.location().orElse(null),
                        answer.body()))
                .replaceWithVoid();
    }

    /** What was refused has started nothing, and may be asked for again. */
    Uni<Void> giveBack(Asked asked) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(asked.workspace(), asked.caller(), asked.key()))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
