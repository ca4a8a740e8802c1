package io.watchkeeper.rulebook.shadow;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.rulebook.RulebookRepository;
import io.watchkeeper.rulebook.RulebookVersion;
import io.watchkeeper.rulebook.shadow.ShadowRun.Ending;

/** The store's record of which version was the shadow when. */
@Singleton
public class ShadowRuns {
    private static final String BEGIN =
            """
            insert into shadow_run (workspace, version, digest, reason, created_by, began_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (workspace) where ended_at is null do nothing
            """;

    private static final String END =
            "update shadow_run set ended_at = $2, ending = $3, failure = $4 where id = $1 and ended_at is null";

    private static final String RUNS =
            """
            select r.*, b.digest as digest_now, b.state, b.live from shadow_run r join rulebook b on b.version = r.version
            """;

    /** The counts of former times are of no use to anybody once new ones begin. */
    private static final String FORGET =
            """
            delete from shadow_count c using shadow_run r
            where c.run = r.id and r.version = $1 and r.ended_at is not null
            """;

    private final Pool pool;
    private final Clock clock;

    ShadowRuns(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param over why it has to end, where what it stands for has changed */
    record Current(ShadowRun run, Optional<Ending> over) {}

    /** @return false where another is there */
    Uni<Boolean> begin(SqlClient client, RulebookVersion about, String reason, String person, Instant at) {
        var values = Tuple.of(
                RulebookRepository.WORKSPACE,
                about.version(),
                about.digest(),
                reason,
                person,
                at.atOffset(ZoneOffset.UTC));
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(about.version()))
                .chain(gone -> client.preparedQuery(BEGIN).execute(values))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return false where it is over already */
    Uni<Boolean> end(SqlClient client, long run, Ending ending, String failure) {
        return client.preparedQuery(END)
                .execute(Tuple.of(run, clock.instant().atOffset(ZoneOffset.UTC), ending.name(), failure))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Asked by every node every second. */
    Uni<Optional<Current>> current() {
        return pool.preparedQuery(RUNS + "where r.workspace = $1 and r.ended_at is null")
                .execute(Tuple.of(RulebookRepository.WORKSPACE))
                .map(rows -> rows.stream().findFirst().map(row -> new Current(run(row), over(row))));
    }

    /** The last time in which the version was the shadow. */
    public Uni<Optional<ShadowRun>> latest(long version) {
        return pool.preparedQuery(RUNS + "where r.workspace = $1 and r.version = $2 order by r.id desc limit 1")
                .execute(Tuple.of(RulebookRepository.WORKSPACE, version))
                .map(rows -> rows.stream().findFirst().map(ShadowRuns::run));
    }

    private static Optional<Ending> over(Row row) {
        if (row.getBoolean("live")) {
            return Optional.of(Ending.PUBLISHED);
        }
        if (!row.getString("digest").equals(row.getString("digest_now"))) {
            return Optional.of(Ending.EDITED);
        }
        return row.getString("state").equals(RulebookVersion.State.REJECTED.name())
                ? Optional.of(Ending.REJECTED)
                : Optional.empty();
    }

    private static ShadowRun run(Row row) {
        return new ShadowRun(
                row.getLong("id"),
                row.getLong("version"),
                row.getString("digest"),
                row.getString("reason"),
                row.getString("created_by"),
                row.getOffsetDateTime("began_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                        .map(OffsetDateTime::toInstant)
                        .map(at ->
                                new ShadowRun.End(at, Ending.of(row.getString("ending")), row.getString("failure"))));
    }
}
