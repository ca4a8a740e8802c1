package io.watchkeeper.journal.shadow;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.watchkeeper.decision.backtest.SignalCounts;
import io.watchkeeper.decision.backtest.SignalTally;
import io.watchkeeper.journal.shadow.ShadowStore.Of;

/** What one node has counted of one shadow since it began to follow it. Used by one thread. */
final class ShadowCounts {
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final long run;
    private final Map<Of, SignalTally> tallies = new HashMap<>();
    private final Map<Of, Long> dropped = new HashMap<>();
    private final Set<Of> changed = new HashSet<>();

    ShadowCounts(long run) {
        this.run = run;
    }

    long run() {
        return run;
    }

    SignalTally tally(Of of) {
        changed.add(of);
        return tallies.computeIfAbsent(of, first -> new SignalTally());
    }

    void dropped(Map<Of, Long> more) {
        more.forEach((of, count) -> dropped.merge(of, count, Long::sum));
        changed.addAll(more.keySet());
    }

    /** Writes what has changed; what could not be written is tried again with the next. */
    void write(ShadowStore store, String writer) {
        for (var of : Set.copyOf(changed)) {
            var tally = tallies.get(of);
            var counts = tally == null ? SignalCounts.NONE : tally.counts();
            store.write(run, writer, of, dropped.getOrDefault(of, 0L), counts)
                    .await()
                    .atMost(STORE_ANSWERS_WITHIN);
            changed.remove(of);
        }
    }
}
