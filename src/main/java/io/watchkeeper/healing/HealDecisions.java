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
import io.vertx.mutiny.sqlclient.SqlClient;
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
import io.watchkeeper.plan.RunStart;
import io.watchkeeper.rulebook.LiveRulebook;

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

        long failures() {
            return fact(RecentRuns.class).map(RecentRuns::failures).orElse(0L);
        }

        private <T extends Fact> Optional<T> fact(Class<T> type) {
            return facts.stream().filter(type::isInstance).map(type::cast).findFirst();
        }
    }

    /** Takes the record, if no other node has it, and its turn; all that has to be known is asked for in the same breath. */
    Uni<Void> decide(SqlClient transaction, DueRecord due) {
        return Uni.combine()
                .all()
                .unis(records.take(transaction, due.id()), situations.read(transaction, due))
                .asTuple()
                .chain(read -> read.getItem1()
                        .filter(taken -> taken.row().state() == HealState.WAITING)
                        .map(taken -> decide(transaction, taken, read.getItem2()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> decide(SqlClient transaction, Due due, HealSituations.Read read) {
        if (due.waitedTooLong()) {
            return records.moved(transaction, due.row(), Next.end(HealState.EXPIRED, "WAITED_TOO_LONG", ""));
        }
        if (read.mode() == HealMode.OTHER) {
            // a node of a newer release knows what that means
            return records.postpone(transaction, due.row().id());
        }
        var rulebook = rulebooks.current();
        var record = due.row().in(read.mode());
        return runs.wish(transaction, record, read.facts(), rulebook)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(wish -> decided(new HealFacts(record, read, wish), rulebook))
                .ifNoItem()
                .after(config.decideWithin())
                .fail()
                .chain(decided -> act(transaction, record, decided));
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
