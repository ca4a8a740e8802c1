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
 * @param workspace whose signals to look at; the caller's where null
 */
@Schema(
        name = "BacktestRequest",
        examples = "{\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-11-24T00:00:00Z\",\"sample\":0.5}")
public record BacktestRequest(Instant from, Instant to, Double sample, String workspace) {
    static final BacktestRequest NONE = new BacktestRequest(null, null, null, null);

    private static final Duration USUAL = Duration.ofDays(7);
    /** Beyond these no signal lies, and the store knows no such time. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws ProblemException 422 for a period that is none, or a share that is none */
    BacktestRequest complete(Instant now) {
        var far = new ArrayList<Flaw>();
        known("/from", from, far);
        known("/to", to, far);
        refuse(far);
        var end = to == null ? now : to;
        var whole = new BacktestRequest(
                from == null ? end.minus(USUAL) : from, end, sample == null ? 1.0 : sample, workspace);
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
        refuse(flaws);
        return whole;
    }

    private static void known(String pointer, Instant at, List<Flaw> flaws) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            flaws.add(Flaw.at(pointer, "NOT_ALLOWED", "This time is too far away.", "时间超出范围。")
                    .found(at.toString())
                    .allowing(EARLIEST + " to " + LATEST));
        }
    }

    private static void refuse(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw ProblemException.unprocessable("There are no such past signals.", List.copyOf(flaws));
        }
    }
}
