package io.watchkeeper.healing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.guard.GuardDecision;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.HealRequest;
import io.watchkeeper.facts.RecentRuns;
import io.watchkeeper.healing.HealRecords.Next;
import io.watchkeeper.plan.RunStart;
import io.watchkeeper.rulebook.LiveRulebook;

/** Decides on records, one after the other in a workspace: what the guards are told, their verdict, the run with its locks and the record are one transaction. */
@Singleton
class HealDecisions {
    /** How often a run, a held one and one in shadow are looked at. */
    static final Duration LOOK_AT_RUN = Duration.ofSeconds(2);

    static final Duration LOOK_AT_REST = Duration.ofSeconds(10);

    private final HealSituations situations;
    private final HealRuns runs;
    private final HealRecords records;
    private final LiveRulebook rulebooks;
    private final HealingConfig config;

    HealDecisions(
            HealSituations situations,
            HealRuns runs,
            HealRecords records,
            LiveRulebook rulebooks,
            HealingConfig config) {
        this.situations = situations;
        this.runs = runs;
        this.records = records;
        this.rulebooks = rulebooks;
        this.config = config;
    }

    /** What the guards said, and what it was said to. */
    record Decided(GuardDecision decision, List<Fact> facts, HealRuns.Wish wish, Rulebook rulebook) {
        String site() {
            return fact(HealRequest.class).map(HealRequest::site).orElse("");
        }

        long failures() {
            return fact(RecentRuns.class).map(RecentRuns::failures).orElse(0L);
        }

        private <T extends Fact> Optional<T> fact(Class<T> type) {
            return facts.stream().filter(type::isInstance).map(type::cast).findFirst();
        }
    }

    /** In a transaction that holds the record. */
    Uni<Void> decide(SqlClient transaction, HealRow due) {
        var rulebook = rulebooks.current();
        return situations.read(transaction, due).chain(read -> {
            var record = due.in(read.mode());
            return runs.wish(transaction, record, read.event(), rulebook)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(wish -> decided(new HealFacts(record, read, wish), rulebook))
                    .ifNoItem()
                    .after(config.decideWithin())
                    .fail()
                    .chain(decided -> act(transaction, record, decided));
        });
    }

    private static Decided decided(HealFacts facts, Rulebook rulebook) {
        var told = facts.all(rulebook);
        var decision = GuardDecision.of(rulebook, told, facts.read().at());
        return new Decided(decision, told, facts.wish(), rulebook);
    }

    private Uni<Void> act(SqlClient transaction, HealRow record, Decided decided) {
        if (record.mode() == HealMode.SHADOW) {
            return records.decided(transaction, record, decided, shadow(record, decided));
        }
        return switch (decided.decision().verdict()) {
            case ALLOW -> start(transaction, record, decided);
            case WAIT -> records.decided(transaction, record, decided, Next.in(HealState.WAITING, config.waitStep()));
            case HOLD -> records.decided(transaction, record, decided, Next.in(HealState.HOLDING, LOOK_AT_REST));
            case REFUSE ->
                records.decided(transaction, record, decided, Next.end(HealState.REFUSED, "REFUSED", ""))
                        .chain(() -> records.breaker(transaction, record, decided.decision(), decided.failures()));
        };
    }

    /** What would wait is decided again; all else is only watched from here on. */
    private Next shadow(HealRow record, Decided decided) {
        return switch (decided.decision().verdict()) {
            case WAIT -> Next.in(HealState.WAITING, config.waitStep());
            case ALLOW, HOLD, REFUSE -> Next.in(HealState.SHADOW, LOOK_AT_REST);
        };
    }

    private Uni<Void> start(SqlClient transaction, HealRow record, Decided decided) {
        if (decided.wish().run().isEmpty()) {
            return records.decided(
                    transaction,
                    record,
                    decided,
                    Next.end(HealState.FAILED, "NOT_PLANNED", decided.wish().why()));
        }
        return runs.start(transaction, record, decided.wish().run().get())
                .chain(start -> after(transaction, record, decided, start));
    }

    private Uni<Void> after(SqlClient transaction, HealRow record, Decided decided, RunStart start) {
        if (start instanceof RunStart.Started started) {
            return started(transaction, record, decided, started.run());
        }
        if (start instanceof RunStart.Again again) {
            return started(transaction, record, decided, again.run());
        }
        // somebody locked a target between what the guards were told and this
        return records.decided(transaction, record, decided, Next.in(HealState.WAITING, config.waitStep()));
    }

    private Uni<Void> started(SqlClient transaction, HealRow record, Decided decided, long run) {
        return records.decided(
                transaction,
                record,
                decided,
                new Next(HealState.RUNNING, Optional.of(LOOK_AT_RUN), Optional.of(Long.toString(run)), "", ""));
    }
}
