package io.watchkeeper.journal.backtest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.smallrye.mutiny.Uni;
import io.watchkeeper.decision.backtest.Comparison;
import io.watchkeeper.decision.backtest.Tally;

/** One backtest at work: reads the next page while the last one is compared. */
final class BacktestRun {
    /** Enough for a session to pay off, few enough to be cancelled soon. */
    private static final int PAGE = 1_000;

    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(30);
    /** A page takes a tenth of a second; a rule that loops takes for ever. */
    private static final Duration PAGE_DECIDED_WITHIN = Duration.ofSeconds(30);

    private final long id;
    private final PastSignals.Period period;
    private final PastSignals signals;
    private final BacktestStore store;
    private final ExecutorService worker;

    /** @param worker of which one thread is lost where rules never end */
    BacktestRun(long id, PastSignals.Period period, PastSignals signals, BacktestStore store, ExecutorService worker) {
        this.id = id;
        this.period = period;
        this.signals = signals;
        this.store = store;
        this.worker = worker;
    }

    /** The rules of one of the versions did not end. */
    static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("The rules decide for too long; one of them may never end.", null, false, false);
        }
    }

    /** @return false where it was cancelled; the store has all results so far */
    boolean run(Comparison comparison) {
        var tally = new Tally();
        long total = ask(signals.count(period));
        var page = ask(signals.page(period, 0, PAGE));
        while (!page.isEmpty()) {
            var next =
                    signals.page(period, page.get(page.size() - 1).id(), PAGE).subscribeAsCompletionStage();
            compare(page, comparison, tally);
            if (!ask(store.beat(id, total, tally.result()))) {
                return false;
            }
            page = ask(Uni.createFrom().completionStage(next));
        }
        return ask(store.beat(id, total, tally.result()));
    }

    private void compare(List<PastSignals.Raw> page, Comparison comparison, Tally tally) {
        Callable<Void> work = () -> {
            comparison.compare(page.stream().map(PastSignals.Raw::read).toList(), tally);
            return null;
        };
        try {
            worker.submit(work).get(PAGE_DECIDED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException endless) {
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
