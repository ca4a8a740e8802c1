package io.watchkeeper.healing;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.PgException;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.content.Reasons;
import io.watchkeeper.decision.guard.Guard;
import io.watchkeeper.decision.guard.GuardDecision;
import io.watchkeeper.decision.guard.GuardDecision.Verdict;
import io.watchkeeper.decision.plan.Target;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.HealRequest;
import io.watchkeeper.facts.RecentRuns;
import io.watchkeeper.facts.Sentence;
import io.watchkeeper.healing.HealRecords.Due;
import io.watchkeeper.healing.HealRecords.Next;
import io.watchkeeper.rulebook.LiveRulebook;
import io.watchkeeper.store.BulkWrite;
import io.watchkeeper.store.PipelinedTransaction;

/** Decides on records, one after the other in a workspace: what the guards are told, their verdict, the run with its locks and the record are one transaction. */
@Singleton
class HealDecisions {
    /** How often a run, a held one and one in shadow are looked at. */
    static final Duration LOOK_AT_RUN = Duration.ofSeconds(2);

    static final Duration LOOK_AT_REST = Duration.ofSeconds(10);

    /** Those that say why it is right to act: mode, the symptom, what is left of the group, changes. */
    private static final Set<Guard> WEIGHTY = EnumSet.of(Guard.G9, Guard.G12, Guard.G15, Guard.G20);

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

        /** What stands against it in one sentence; where nothing does, what the weightiest guards saw. */
        Optional<Sentence> why() {
            var reasons = rulebook.reasons();
            return decision.decisive()
                    .map(word -> reasons.render(word.inputs()))
                    .or(() -> Optional.of(allowed(reasons)));
        }

        private Sentence allowed(Reasons reasons) {
            var seen = decision.guards().stream()
                    .filter(word -> WEIGHTY.contains(word.guard()))
                    .map(word -> reasons.render(word.inputs()))
                    .toList();
            return new Sentence(
                    "Every guard allows it. " + seen.stream().map(Sentence::en).collect(joining(" ")),
                    "所有保护规则均允许。" + seen.stream().map(Sentence::zh).collect(joining()));
        }

        /** Names of what a run that may start acts on. */
        String targets() {
            return decision.verdict() == Verdict.ALLOW
                    ? wish.run().stream()
                            .flatMap(run -> run.targets().stream())
                            .map(Target::name)
                            .collect(joining(", "))
                    : "";
        }

        boolean stoppedBy(Guard guard) {
            return decision.stopping().stream().anyMatch(word -> word.guard() == guard);
        }

        long failures() {
            return fact(RecentRuns.class).map(RecentRuns::failures).orElse(0L);
        }

        private <T extends Fact> Optional<T> fact(Class<T> type) {
            return facts.stream().filter(type::isInstance).map(type::cast).findFirst();
        }
    }

    /** Once more without a run where another has locked a target between what the guards were told and the end of it. */
    Uni<Void> decide(Pool pool, DueRecord due) {
        return PipelinedTransaction.run(pool, transaction -> decide(transaction, due, true))
                .onFailure(HealDecisions::outrun)
                .recoverWithUni(() -> PipelinedTransaction.run(pool, transaction -> decide(transaction, due, false)));
    }

    private static boolean outrun(Throwable failed) {
        return failed instanceof PgException refused && refused.getSqlState().equals("40001");
    }

    /** Takes the record, if no other node has it, and its turn; all that has to be known is asked for in the same breath. */
    private Uni<Void> decide(PipelinedTransaction transaction, DueRecord due, boolean mayStart) {
        var client = transaction.client();
        return Uni.combine()
                .all()
                .unis(records.take(client, due.id()), situations.read(client, due))
                .asTuple()
                .chain(read -> read.getItem1()
                        .filter(taken -> taken.row().state() == HealState.WAITING)
                        .map(taken ->
                                writes(client, taken, read.getItem2(), mayStart).chain(transaction::end))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<List<BulkWrite>> writes(SqlClient client, Due due, HealSituations.Read read, boolean mayStart) {
        if (due.waitedTooLong()) {
            return Uni.createFrom().item(records.moved(due.row(), Next.end(HealState.EXPIRED, "WAITED_TOO_LONG", "")));
        }
        if (read.mode() == HealMode.OTHER) {
            // a node of a newer release knows what that means
            return Uni.createFrom().item(List.of(records.postponed(due.row().id())));
        }
        var rulebook = rulebooks.current();
        var record = due.row().in(read.mode());
        return runs.wish(client, record, read.facts(), rulebook, read.object())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(wish -> decided(new HealFacts(record, read, wish), rulebook))
                .ifNoItem()
                .after(config.decideWithin())
                .fail()
                .map(decided -> records.decided(record, decided, next(record, decided, mayStart)));
    }

    private static Decided decided(HealFacts facts, Rulebook rulebook) {
        var told = facts.all(rulebook);
        var decision = GuardDecision.of(rulebook, told, facts.read().at());
        return new Decided(decision, told, facts.wish(), rulebook);
    }

    /** In shadow what would wait is decided again, and all else is only watched from here on. */
    private Next next(HealRow record, Decided decided, boolean mayStart) {
        var verdict = decided.decision().verdict();
        if (record.mode() == HealMode.SHADOW && verdict != Verdict.WAIT) {
            return Next.in(HealState.SHADOW, LOOK_AT_REST);
        }
        return switch (verdict) {
            case ALLOW -> mayStart ? start(record, decided) : Next.in(HealState.WAITING, config.waitStep());
            case WAIT -> Next.in(HealState.WAITING, config.waitStep());
            case HOLD -> Next.in(HealState.HOLDING, LOOK_AT_REST);
            case REFUSE -> Next.end(HealState.REFUSED, "REFUSED", "");
        };
    }

    private Next start(HealRow record, Decided decided) {
        return decided.wish()
                .run()
                .map(run -> new Next(HealState.RUNNING, Optional.of(LOOK_AT_RUN), runs.writes(record, run), "", ""))
                .orElseGet(() ->
                        Next.end(HealState.FAILED, "NOT_PLANNED", decided.wish().why()));
    }
}
