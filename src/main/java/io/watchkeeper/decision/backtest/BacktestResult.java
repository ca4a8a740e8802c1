package io.watchkeeper.decision.backtest;

import java.util.List;

import io.watchkeeper.facts.Sentence;

/**
 * How two versions differ on the same past signals.
 *
 * @param differing signals on which some stage answers otherwise
 * @param events that the signals belong to
 * @param regraded events that would stand with another grade
 * @param matrix how often each pair of answers came, by stage, the most frequent first; pairs of equal answers too
 * @param examples some signals of each pair of differing answers
 * @param changed how many events have a signal that would be decided differently
 * @param changedEvents some of them, those with another grade first
 */
public record BacktestResult(
        long signals,
        long differing,
        long events,
        Regraded regraded,
        List<Cell> matrix,
        List<Example> examples,
        long changed,
        List<ChangedEvent> changedEvents) {
    /** Before the first signal. */
    public static final BacktestResult NONE =
            new BacktestResult(0, 0, 0, Regraded.NONE, List.of(), List.of(), 0, List.of());

    public BacktestResult {
        matrix = List.copyOf(matrix);
        examples = List.copyOf(examples);
        // older results do not list them
        changedEvents = changedEvents == null ? List.of() : List.copyOf(changedEvents);
    }

    /** The result in words. */
    public List<Sentence> sentences() {
        return List.of(
                SignalCounts.decided(signals, differing),
                new Sentence(
                        "%,d of %,d events would be graded differently: %,d graver, %,d milder."
                                .formatted(regraded.all(), events, regraded.graver(), regraded.milder()),
                        "%2$,d 个事件中有 %1$,d 个的定级会不同：%3$,d 个更高，%4$,d 个更低。"
                                .formatted(regraded.all(), events, regraded.graver(), regraded.milder())));
    }
}
