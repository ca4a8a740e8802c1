package io.watchkeeper.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.rulebook.LiveRulebook;

/** Takes signals in, and answers once they are decided and committed. */
@Singleton
public class DecidingJournal implements SignalJournal {
    private final BatchDecision.Parts parts;
    private final UndecidedSignals undecided;
    private final LiveRulebook rulebooks;
    private final Timing timing;
    private final LiveLoad load;
    private final MicroBatcher batcher;
    private final AtomicBoolean failing = new AtomicBoolean();

    DecidingJournal(
            BatchDecision.Parts parts,
            UndecidedSignals undecided,
            LiveRulebook rulebooks,
            Timing timing,
            LiveLoad load) {
        this.parts = parts;
        this.undecided = undecided;
        this.rulebooks = rulebooks;
        this.timing = timing;
        this.load = load;
        var config = timing.journal();
        this.batcher = new MicroBatcher(
                new MicroBatcher.Bounds(
                        config.waitingSignals(),
                        config.waitingBytes(),
                        config.batchSize(),
                        config.batchesInFlight(),
                        config.batchBeside()),
                this::commit);
        load.observe(batcher::waiting);
    }

    @Override
    public Uni<List<SignalOutcome>> submit(List<Incoming> signals, long bytes) {
        return batcher.submit(signals.stream().map(Candidate::of).toList(), bytes)
                // the batches ahead of it may have used up a sender's patience
                .ifNoItem()
                .after(timing.journal().commitWithin())
                .failWith(() -> new StoreUnavailable(new TimeoutException()));
    }

    @Override
    public boolean full(long bytes) {
        return batcher.full(bytes);
    }

    private Uni<List<SignalOutcome>> commit(List<Candidate> batch) {
        return Uni.createFrom().deferred(() -> {
            load.batch();
            var started = System.nanoTime();
            var rulebook = rulebooks.current();
            return decide(batch, rulebook)
                    .ifNoItem()
                    .after(timing.journal().commitWithin())
                    .fail()
                    .invoke(outcomes -> {
                        parts.metrics().committed(outcomes, Duration.ofNanos(System.nanoTime() - started));
                        noteCommitted();
                    })
                    .onFailure()
                    .invoke(failure -> noteNotCommitted(batch.size(), failure))
                    .onFailure()
                    .transform(StoreUnavailable::new);
        });
    }

    private void noteCommitted() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            Log.info("Signals are committed again");
        }
    }

    /** Said once an outage: while it lasts, every sender comes again and again. */
    private void noteNotCommitted(int signals, Throwable failure) {
        var text = "A batch of %d signals was not committed, their senders are asked to come again: %s";
        if (failing.compareAndSet(false, true)) {
            Log.warnf(text, (Integer) signals, failure);
        } else {
            Log.debugf(text, (Integer) signals, failure);
        }
    }

    private Uni<List<SignalOutcome>> decide(List<Candidate> batch, Rulebook rulebook) {
        return new BatchDecision(parts, rulebook, timing.settings())
                .decide(batch)
                .onFailure(RuleTrouble::is)
                .recoverWithUni(fault -> oneByOne(batch, rulebook));
    }

    /** After a fault a session has silently stopped evaluating, so nothing of the batch is kept, and each signal gets a session of its own. */
    private Uni<List<SignalOutcome>> oneByOne(List<Candidate> batch, Rulebook rulebook) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(candidate -> alone(candidate, rulebook))
                .collect()
                .asList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private Uni<List<SignalOutcome>> alone(Candidate candidate, Rulebook rulebook) {
        return new BatchDecision(parts, rulebook, timing.settings())
                .decide(List.of(candidate))
                .onFailure(RuleTrouble::is)
                .recoverWithUni(fault -> undecided.keep(candidate, rulebook, timing.settings(), fault));
    }
}
