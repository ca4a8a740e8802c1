package io.watchkeeper.journal;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.journal.SuppressedStore.Free;
import io.watchkeeper.rulebook.LiveRulebook;

/** What planned changes held back comes back when they end: decided again, it opens its events, unless it recovered meanwhile. Several instances share the work. */
@Singleton
public class Survivors {
    private static final int AT_ONCE = 100;
    /** By then every node knows that the change is over. */
    private static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(2);

    private final BatchDecision.Parts parts;
    private final SuppressedStore suppressed;
    private final UndecidedSignals undecided;
    private final LiveRulebook rulebooks;
    private final Timing timing;

    Survivors(
            BatchDecision.Parts parts,
            SuppressedStore suppressed,
            UndecidedSignals undecided,
            LiveRulebook rulebooks,
            Timing timing) {
        this.parts = parts;
        this.suppressed = suppressed;
        this.undecided = undecided;
        this.rulebooks = rulebooks;
        this.timing = timing;
    }

    @Scheduled(
            every = "{watchkeeper.object.release-every}",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> comeBack() {
        return rulebooks.version().isEmpty()
                ? Uni.createFrom().voidItem()
                : release()
                        .onFailure()
                        .invoke(failure -> Log.warn("Signals that a change held back are decided again later", failure))
                        .onFailure()
                        .recoverWithNull();
    }

    /** Until none is left that is free. */
    public Uni<Void> release() {
        var now = timing.clock().instant();
        return suppressed
                .claim(parts.pool(), now, now.minus(KNOWN_EVERYWHERE), AT_ONCE)
                .chain(free -> free.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : decide(free, rulebooks.current())
                                .invoke(() ->
                                        Log.infof("Decided again what changes had held back: %d signals", free.size()))
                                .chain(this::release));
    }

    private Uni<Void> decide(List<Free> free, Rulebook rulebook) {
        return again(free.stream().map(Free::candidate).toList(), rulebook)
                .onFailure()
                .recoverWithUni(() -> Multi.createFrom()
                        .iterable(free)
                        .onItem()
                        .transformToUniAndConcatenate(one -> alone(one, rulebook))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> alone(Free free, Rulebook rulebook) {
        return again(List.of(free.candidate()), rulebook)
                .onFailure(RuleTrouble::is)
                .recoverWithUni(fault -> undecided
                        .keep(free.candidate(), rulebook, timing.settings(), fault)
                        .chain(() -> parts.pool()
                                .withTransaction(
                                        transaction -> suppressed.leaveUndecided(transaction, free.signalId()))))
                .onFailure()
                .invoke(failure ->
                        Log.warnf(failure, "Signal %d, which a change held back, is decided again in a minute", (Long)
                                free.signalId()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> again(List<Candidate> candidates, Rulebook rulebook) {
        return new BatchDecision(parts, rulebook, timing.settings())
                .decide(candidates)
                .replaceWithVoid();
    }
}
