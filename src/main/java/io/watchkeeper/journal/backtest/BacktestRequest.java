package io.watchkeeper.journal.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which past signals to decide again. What is null takes its default.
 *
 * @param from the week before {@code to} where null
 * @param to now where null
 * @param sample the share of events to look at, above 0 and at most 1; all where null
 */
@Schema(
        name = "BacktestRequest",
        examples = "{\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-11-24T00:00:00Z\",\"sample\":0.5}")
public record BacktestRequest(Instant from, Instant to, Double sample) {
    private static final Duration USUAL = Duration.ofDays(7);

    /** @throws ProblemException 422 for a period that is none, or a share that is none */
    BacktestRequest complete(Instant now) {
        var end = to == null ? now : to;
        var whole = new BacktestRequest(from == null ? end.minus(USUAL) : from, end, sample == null ? 1.0 : sample);
        var flaws = new ArrayList<Flaw>();
        if (!whole.from.isBefore(whole.to)) {
            flaws.add(Flaw.at("/from", "NOT_ALLOWED", "The period ends before it begins.", "时间段的结束早于开始。")
                    .found(whole.from.toString())
                    .allowing("a time before " + whole.to));
        }
        if (!(whole.sample > 0 && whole.sample <= 1)) {
            flaws.add(Flaw.at("/sample", "NOT_ALLOWED", "This is no share.", "该值不是有效的比例。")
                    .found(whole.sample.toString())
                    .allowing("above 0, at most 1"));
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("The backtest cannot be run.", List.copyOf(flaws));
        }
        return whole;
    }
}
