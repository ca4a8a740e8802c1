package io.watchkeeper.healing;

import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.healing.HealBacktest.Past;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.PastRulebooks;

/** Decides on past requests again by the guards of another version of the rulebook: what would have run last month. Stores nothing. */
@Singleton
public class HealBacktests {
    private static final int MOST = 2_000;

    private static final String LATEST =
            """
            select * from heal_record where workspace = any($1) and verdict is not null and created_at > now() - make_interval(days => $2)
            order by id desc limit $3
            """;

    private final Pool pool;
    private final PastRulebooks rulebooks;

    HealBacktests(Pool pool, PastRulebooks rulebooks) {
        this.pool = pool;
        this.rulebooks = rulebooks;
    }

    /**
     * @param version of the rulebook whose guards decide
     * @param days how far back
     * @return fails with 422 for a version that there is not, or that does not compile
     */
    public Uni<HealBacktest> run(Set<String> workspaces, long version, int days) {
        return past(workspaces, days)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(past -> HealBacktest.of(find(version), past));
    }

    private Uni<List<Past>> past(Set<String> workspaces, int days) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(workspaces.toArray(String[]::new), days, MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> GuardsJson.read(row.getJsonArray("facts"))
                                .map(facts -> new Past(
                                        HealRow.of(row),
                                        facts,
                                        row.getOffsetDateTime("decided_at").toInstant()))
                                .stream())
                        .toList());
    }

    private Rulebook find(long version) {
        try {
            return rulebooks.find(version).orElseThrow(() -> unknown(version));
        } catch (RulebookRejected rejected) {
            throw unknown(version);
        }
    }

    private static ProblemException unknown(long version) {
        return ProblemException.unprocessable(
                "There is no such version of the rulebook that compiles.",
                List.of(Flaw.of("UNKNOWN_VERSION", "There is no such version that compiles.", "没有可编译的该版本。")
                        .found(Long.toString(version))));
    }
}
