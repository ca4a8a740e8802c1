package io.watchkeeper.journal.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.backtest.BacktestResult;
import io.watchkeeper.decision.backtest.Tally.Example;
import io.watchkeeper.facts.Sentence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One backtest, as far as it has come.
 *
 * @param rulebookVersion that was tested
 * @param comparedWith the version that was live when it began
 * @param progress from 0 to 1
 * @param estimatedEndAt null before the first signals, and after the end
 * @param failure why it failed, or null
 * @param sentences the result in words
 * @param matrix how often each pair of answers came, by stage; {@code from} is the live version's
 * @param examples some of the signals that would be decided otherwise, with both answers
 */
@Schema(name = "Backtest")
public record Backtest(
        String id,
        State state,
        long rulebookVersion,
        long comparedWith,
        Instant from,
        Instant to,
        double sample,
        double progress,
        Instant estimatedEndAt,
        String failure,
        String createdBy,
        Instant createdAt,
        Instant endedAt,
        long signals,
        long differing,
        List<Sentence> sentences,
        List<BacktestResult.Cell> matrix,
        List<Example> examples) {

    /** RUNNING ends in one of the others. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** At the pace so far. */
    static Optional<Instant> estimate(Instant began, Instant now, double progress) {
        if (progress <= 0) {
            return Optional.empty();
        }
        var passed = Duration.between(began, now).toMillis();
        return Optional.of(began.plusMillis((long) (passed / progress)));
    }
}
