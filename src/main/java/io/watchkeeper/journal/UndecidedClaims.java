package io.watchkeeper.journal;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lets one node at a time try a signal again that the rules failed on. What was decided twice all the same, the version of its event sorts out. */
@Singleton
class UndecidedClaims {
    /** Longer than rules may take and a commit, together. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final String CLAIM =
            """
            insert into undecided_claim (workspace, key, version, until) values ($1, $2, $3, now() + make_interval(secs => $4))
            on conflict (workspace, key, version) do update set until = excluded.until where undecided_claim.until < now()
            """;

    private static final String FORGET = "delete from undecided_claim where until < now()";

    private final Pool pool;

    UndecidedClaims(Pool pool) {
        this.pool = pool;
    }

    /** @return whether it is this caller's to try with that version, for {@link #LEASE}: also once it has, as others may still have it on their lists */
    Uni<Boolean> claim(Candidate candidate, long version) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(
                        candidate.incoming().workspace(), candidate.key(), version, (double) LEASE.toSeconds()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those that have run out. */
    Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }
}
