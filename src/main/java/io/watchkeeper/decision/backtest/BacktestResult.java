package io.watchkeeper.decision.backtest;

import java.util.List;

import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.Sentence;

/**
 * How two versions differ on the same past signals.
 *
 * @param differing signals on which some stage answers otherwise
 * @param events that the signals belong to
 * @param matrix how often each pair of answers came, by stage, the most frequent first; pairs of equal answers too
 * @param examples some signals of each pair of differing answers
 */
public record BacktestResult(
        long signals, long differing, long events, Regraded regraded, List<Cell> matrix, List<Tally.Example> examples) {
    /** Before the first signal. */
    public static final BacktestResult NONE = new BacktestResult(0, 0, 0, new Regraded(0, 0, 0), List.of(), List.of());

    public BacktestResult {
        matrix = List.copyOf(matrix);
        examples = List.copyOf(examples);
    }

    /** One pair of answers of a stage: {@code from} is the live version's. */
    public record Cell(Stage stage, String from, String to, long count) {}

    /** @param otherwise events that only one of the two grades at all */
    public record Regraded(long graver, long milder, long otherwise) {
        long all() {
            return graver + milder + otherwise;
        }
    }

    /** The result in words. */
    public List<Sentence> sentences() {
        return List.of(
                new Sentence(
                        "%,d of %,d signals would be decided differently.".formatted(differing, signals),
                        "%2$,d 条信号中有 %1$,d 条的判定会不同。".formatted(differing, signals)),
                new Sentence(
                        "%,d of %,d events would be graded differently: %,d graver, %,d milder."
                                .formatted(regraded.all(), events, regraded.graver(), regraded.milder()),
                        "%2$,d 个事件中有 %1$,d 个的定级会不同：%3$,d 个更高，%4$,d 个更低。"
                                .formatted(regraded.all(), events, regraded.graver(), regraded.milder())));
    }
}
