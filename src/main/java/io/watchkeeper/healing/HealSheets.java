package io.watchkeeper.healing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.watchkeeper.decision.plan.Rehearsal;
import io.watchkeeper.diagnosis.StoredEventFacts;
import io.watchkeeper.event.EventBrowsing;
import io.watchkeeper.event.RiskEventView;
import io.watchkeeper.event.ScenarioInWorkspace;
import io.watchkeeper.event.TriedPlans;
import io.watchkeeper.healing.HealSheet.LastRun;
import io.watchkeeper.plan.Reviews;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.LiveRulebook;

/** Gathers what is to be known of a record before somebody says yes or no. Nothing is done, and nothing is stored. */
@Singleton
public class HealSheets {
    private static final String LAST =
            """
            select * from heal_record where workspace = $1 and scenario = $2 and plan = $3 and id <> $4 and started_at is not null
            order by started_at desc limit 5
            """;

    private final HealDesk desk;
    private final HealRuns runs;
    private final Pool pool;
    private final Around around;

    /** What else a sheet is made from. */
    @Singleton
    record Around(EventBrowsing events, TriedPlans tried, LiveRulebook rulebooks, HealingConfig config) {}

    HealSheets(HealDesk desk, HealRuns runs, Pool pool, Around around) {
        this.desk = desk;
        this.runs = runs;
        this.pool = pool;
        this.around = around;
    }

    /** Fails with 404. */
    public Uni<HealSheet> of(String id) {
        return desk.row(id).chain(row -> event(row)
                .chain(event -> wish(row, event).chain(wish -> last(row).map(last -> sheet(row, event, wish, last)))));
    }

    private Uni<Optional<RiskEventView>> event(HealRow row) {
        return around.events()
                .find(Set.of(row.workspace()), Long.toString(row.event()))
                .map(Optional::of)
                .onFailure(ProblemException.class)
                .recoverWithItem(Optional.empty());
    }

    /** Made as the run itself would be. */
    private Uni<HealRuns.Wish> wish(HealRow row, Optional<RiskEventView> event) {
        return event.isEmpty()
                ? Uni.createFrom().item(new HealRuns.Wish(Optional.empty(), "the event is no longer kept"))
                : StoredEventFacts.of(pool, row.event())
                        .chain(facts ->
                                runs.wish(pool, row, facts, around.rulebooks().current(), Map.of()));
    }

    private Uni<List<LastRun>> last(HealRow row) {
        return pool.preparedQuery(LAST)
                .execute(Tuple.of(row.workspace(), row.scenario(), row.plan(), row.id()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(HealRow::of)
                        .map(HealSheets::lastRun)
                        .toList());
    }

    private static LastRun lastRun(HealRow row) {
        return new LastRun(
                Long.toString(row.id()),
                row.run().orElse(null),
                row.object(),
                row.state(),
                row.startedAt().orElse(null),
                row.endedAt().orElse(null),
                row.outcome().orElse(null));
    }

    private HealSheet sheet(HealRow row, Optional<RiskEventView> event, HealRuns.Wish wish, List<LastRun> last) {
        var plan = around.rulebooks()
                .current()
                .plans()
                .find(row.plan())
                .map(found -> new HealSheet.Plan(found.code(), found.name(), found.tier(), wish.reversible()));
        var rehearsal = wish.run().map(Rehearsal::of).orElseGet(() -> new Rehearsal(List.of(), List.of(), List.of()));
        return new HealSheet(
                HealRecordView.of(row),
                row.heldAt()
                        .filter(held -> row.state() == HealState.HOLDING)
                        .map(held -> held.plus(around.config().holdFor()))
                        .orElse(null),
                event.orElse(null),
                plan.orElse(null),
                wish.run().map(run -> run.targets()).orElse(List.of()),
                Reviews.steps(rehearsal.checks()),
                Reviews.steps(rehearsal.steps()),
                Reviews.steps(rehearsal.verification()),
                wish.why(),
                around.tried()
                        .of(new ScenarioInWorkspace(row.workspace(), row.scenario()), row.plan())
                        .map(history -> new RiskEventView.Tried(history.runs(), history.healed()))
                        .orElse(null),
                last);
    }
}
