package io.watchkeeper.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.watchkeeper.journal.RowHitsRepository.Period;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.PastRulebooks;

/** How often the rows of all tables of a version fired lately. */
@Singleton
public class TableUse {
    private static final String ALL = "";

    private final PastRulebooks rulebooks;
    private final RowHitsRepository hits;
    private final Clock clock;

    TableUse(PastRulebooks rulebooks, RowHitsRepository hits, Clock clock) {
        this.rulebooks = rulebooks;
        this.hits = hits;
        this.clock = clock;
    }

    /** By stage and file; fails with 404 for a version that does not exist. */
    public Uni<List<RowHits>> of(Set<String> workspaces, long version, Duration lately) {
        var now = clock.instant();
        var period = new Period(now.minus(lately), now);
        return Uni.createFrom()
                .item(() -> rulebooks
                        .find(version)
                        .orElseThrow(() -> ProblemException.notFound("There is no such version of the rulebook.")))
                // an old rulebook may have to be compiled first
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(rulebook -> hits.count(workspaces, version, ALL, period)
                        .map(counted -> rulebook.tables().stream()
                                .map(table -> RowHits.of(version, table, period, counted))
                                .toList()));
    }
}
