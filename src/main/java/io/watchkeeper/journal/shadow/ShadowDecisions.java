package io.watchkeeper.journal.shadow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.watchkeeper.decision.PastDecision;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.backtest.Comparison;
import io.watchkeeper.decision.backtest.PastSignal;
import io.watchkeeper.journal.Onlooker;
import io.watchkeeper.journal.shadow.ShadowStore.Of;
import io.watchkeeper.journal.shadow.Waiting.Batch;

/** Has the version in shadow decide, on a thread that is given up when its rules do not end. */
final class ShadowDecisions {
    private final Duration within;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "shadow-decisions");
        thread.setDaemon(true);
        return thread;
    });
    private Future<?> last;
    private Comparison comparison;
    private Rulebook live;
    private Rulebook shadow;

    /** @param within a batch takes a twentieth of a second; a rule that loops takes for ever */
    ShadowDecisions(Duration within) {
        this.within = within;
    }

    /** The version cannot stay in shadow. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why, null, false, false);
        }
    }

    /** Whether rules of a former shadow still run: there is no second thread to lose. */
    boolean stuck() {
        return last != null && !last.isDone();
    }

    /** @throws Unfit where a rule fails, or does not end */
    void compare(Batch batch, Rulebook by, ShadowCounts counts) throws Unfit, InterruptedException {
        if (batch.by() != live || by != shadow) {
            live = batch.by();
            shadow = by;
            comparison = new Comparison(live, shadow);
        }
        var now = comparison;
        var version = live.version();
        last = worker.submit(() -> byWorkspace(batch)
                .forEach((workspace, signals) ->
                        now.follow(past(signals, version), counts.tally(new Of(version, workspace)))));
        try {
            last.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException endless) {
            throw new Unfit("Its rules decide for too long; one of them may never end.");
        } catch (ExecutionException failed) {
            throw new Unfit(why(failed.getCause()));
        }
    }

    private static Map<String, List<Onlooker.Signal>> byWorkspace(Batch batch) {
        return batch.signals().stream()
                .collect(Collectors.groupingBy(Onlooker.Signal::workspace, TreeMap::new, Collectors.toList()));
    }

    private static List<PastSignal> past(List<Onlooker.Signal> signals, long version) {
        return signals.stream()
                .map(signal ->
                        new PastSignal(signal.id(), signal.event(), version, PastDecision.read(signal.decision())))
                .toList();
    }

    private static String why(Throwable failure) {
        return failure instanceof RuleFault fault && !fault.rule().isEmpty()
                ? "Rule \"" + fault.rule() + "\" failed: " + fault.getMessage()
                : "Its rules failed: " + failure;
    }

    void close() {
        worker.shutdownNow();
    }
}
