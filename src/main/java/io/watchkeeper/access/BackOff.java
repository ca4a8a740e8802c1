package io.watchkeeper.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Slows down who guesses passwords, on all nodes as one and over restarts: what was tried stands in the database, for an hour. */
@Singleton
class BackOff {
    /** Who wants to be forgotten by way of other names has to try so many of them. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Pool pool;
    private final Clock clock;

    BackOff(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Begins an attempt. Not empty: it may not be made yet, and how long it must wait. */
    Uni<Optional<Duration>> begin(String who) {
        String digest = Secrets.sha256(who);
        Instant now = clock.instant();
        return pool.withTransaction(
                transaction -> known(transaction, digest, now).chain(attempts -> {
                    Optional<Duration> wait = attempts.wait(now);
                    return wait.isPresent()
                            ? Uni.createFrom().item(wait)
                            : keep(transaction, digest, attempts.begun(now)).replaceWith(wait);
                }));
    }

    Uni<Void> succeeded(String who) {
        return pool.preparedQuery("delete from sign_in_attempt where who = $1")
                .execute(Tuple.of(Secrets.sha256(who)))
                .replaceWithVoid();
    }

    /** Attempts of one who tries side by side take turns, until the end of the transaction. */
    private static Uni<Attempts> known(SqlClient transaction, String digest, Instant now) {
        return transaction
                .preparedQuery(
                        "insert into sign_in_attempt (who, count, last_at, open_at) values ($1, 0, $2, $2) on conflict do nothing")
                .execute(Tuple.of(digest, utc(now)))
                .chain(() -> transaction
                        .preparedQuery("select count, last_at, open_at from sign_in_attempt where who = $1 for update")
                        .execute(Tuple.of(digest)))
                .map(rows -> rows.stream().findFirst().map(BackOff::attempts).orElseGet(() -> Attempts.none(now)));
    }

    private static Uni<Void> keep(SqlClient transaction, String digest, Attempts attempts) {
        return transaction
                .preparedQuery("update sign_in_attempt set count = $2, last_at = $3, open_at = $4 where who = $1")
                .execute(Tuple.of(digest, attempts.count(), utc(attempts.lastAt()), utc(attempts.openAt())))
                .replaceWithVoid();
    }

    /** Forgets what is old, and beyond so many what is oldest. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return forget(MOST_REMEMBERED)
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "Old attempts to sign in are forgotten in a minute"))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> forget(int most) {
        return pool.preparedQuery(
                        """
                        delete from sign_in_attempt where last_at < $1 or last_at < (
                            select last_at from sign_in_attempt order by last_at desc offset $2 limit 1)""")
                .execute(Tuple.of(utc(clock.instant().minus(Attempts.FORGOTTEN_AFTER)), most))
                .replaceWithVoid();
    }

    private static Attempts attempts(Row row) {
        return new Attempts(
                row.getInteger("count"),
                row.getOffsetDateTime("last_at").toInstant(),
                row.getOffsetDateTime("open_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
