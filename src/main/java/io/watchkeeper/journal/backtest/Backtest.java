package io.watchkeeper.journal.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.backtest.Cell;
import io.watchkeeper.decision.backtest.ChangedEvent;
import io.watchkeeper.decision.backtest.Example;
import io.watchkeeper.facts.Sentence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One backtest, as far as it has come.
 *
 * @param rulebookVersion that was tested
 * @param comparedWith the version that was live when it began
 * @param total signals to look at; null until they are counted
 * @param progress from 0 to 1
 * @param estimatedEndAt null until the signals are counted, and after the end
 * @param failure why it failed, or null
 * @param sentences the result in words
 * @param matrix how often each pair of answers came, by stage; {@code from} is the live version's
 * @param examples some of the signals that would be decided otherwise, with both answers, and why at the stage that differs
 * @param changed how many events have a signal that would be decided otherwise
 * @param changedEvents some of them, those with another grade first
 */
@Schema(name = "Backtest")
public record Backtest(
        String id,
        String workspace,
        State state,
        long rulebookVersion,
        long comparedWith,
        Instant from,
        Instant to,
        double sample,
        Long total,
        double progress,
        Instant estimatedEndAt,
        String failure,
        String createdBy,
        Instant createdAt,
        Instant endedAt,
        long signals,
        long differing,
        List<Sentence> sentences,
        List<Cell> matrix,
        List<Example> examples,
        long changed,
        List<ChangedEvent> changedEvents) {

    /** Signals a second. */
    private static final long USUAL_PACE = 10_000;

    /** RUNNING ends in one of the others. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        /** What only a newer release of the service knows. */
        OTHER;

        static State of(String name) {
            return Arrays.stream(values())
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /**
     * At the pace so far, and before the first signals at the usual one.
     *
     * @param total null until the signals are counted
     */
    static Optional<Instant> estimate(Instant began, Instant now, Long total, double progress) {
        if (progress <= 0) {
            return Optional.ofNullable(total).map(signals -> now.plusMillis(signals * 1_000 / USUAL_PACE));
        }
        var passed = Duration.between(began, now).toMillis();
        return Optional.of(began.plusMillis((long) (passed / progress)));
    }
}
