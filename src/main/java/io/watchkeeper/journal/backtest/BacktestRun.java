package io.watchkeeper.journal.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.backtest.Comparison;
import io.watchkeeper.decision.backtest.Pairs;
import io.watchkeeper.decision.backtest.Tally;
import io.watchkeeper.journal.LiveLoad;

/** One backtest at work: reads the next page while the last one is compared, and gives way to live signals. */
final class BacktestRun {
    private static final int PAGE = 1_000;
    /** Enough for a session to pay off; few enough, some ten milliseconds, that live signals do not wait long. */
    private static final int PIECE = 100;
    /** While no live signals come. */
    private static final int PIECES_AT_ONCE =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(30);
    /** A rule that loops takes for ever. */
    private static final Duration PIECE_DECIDED_WITHIN = Duration.ofSeconds(30);
    /** How often the result so far is written, and looked whether it was cancelled. */
    private static final long BEAT_EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private final long id;
    private final PastSignals.Period period;
    private final Parts parts;
    private final ExecutorService workers;
    private final Tally tally = new Tally();
    private long beaten = System.nanoTime();

    /** What every run works with. */
    @Singleton
    record Parts(PastSignals signals, BacktestStore store, LiveLoad load) {}

    /** @param workers of which threads are lost where rules never end */
    BacktestRun(long id, PastSignals.Period period, Parts parts, ExecutorService workers) {
        this.id = id;
        this.period = period;
        this.parts = parts;
        this.workers = workers;
    }

    /** The rules of one of the versions did not end. */
    static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("The rules decide for too long; one of them may never end.", null, false, false);
        }
    }

    /** @return false where it was cancelled; the store has the results so far */
    boolean run(Comparison comparison) {
        var signals = parts.signals();
        long total = ask(signals.count(period));
        if (!beat(total)) {
            return false;
        }
        var traces = new SharedTraces();
        var page = ask(signals.page(period, PastSignals.Mark.START, PAGE, traces));
        while (!page.isEmpty()) {
            var last = page.get(page.size() - 1).mark();
            var next = signals.page(period, last, PAGE, traces).subscribeAsCompletionStage();
            for (var left = page; !left.isEmpty(); ) {
                int now = Math.min(left.size(), PIECE * (parts.load().quiet() ? PIECES_AT_ONCE : 1));
                compare(left.subList(0, now), comparison);
                left = left.subList(now, left.size());
                if (System.nanoTime() - beaten > BEAT_EVERY && !beat(total)) {
                    return false;
                }
            }
            page = ask(Uni.createFrom().completionStage(next));
        }
        return beat(total);
    }

    private boolean beat(long total) {
        beaten = System.nanoTime();
        return ask(parts.store().beat(id, total, tally.result()));
    }

    /** A piece a thread; they are counted afterwards, one by one and in their order. */
    private void compare(List<RawSignal> signals, Comparison comparison) {
        var work = new ArrayList<Callable<Pairs>>();
        for (int from = 0; from < signals.size(); from += PIECE) {
            var piece = signals.subList(from, Math.min(signals.size(), from + PIECE));
            work.add(() -> comparison.pairs(piece.stream().map(RawSignal::read).toList()));
        }
        var began = System.nanoTime();
        try {
            for (var pairs : workers.invokeAll(work, PIECE_DECIDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                tally.add(pairs.get());
            }
            parts.load().giveWay(System.nanoTime() - began);
        } catch (CancellationException endless) {
            throw new TooSlow();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().toString(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The node stopped.", stopped);
        }
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(STORE_ANSWERS_WITHIN);
    }
}
