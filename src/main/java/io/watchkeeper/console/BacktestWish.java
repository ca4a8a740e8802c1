package io.watchkeeper.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import io.watchkeeper.journal.backtest.BacktestRequest;
import io.watchkeeper.problem.Flaw;
import io.watchkeeper.problem.ProblemException;

/** What was filled in to begin a backtest; any of it may be null or empty. */
record BacktestWish(String from, String to, String sample, String workspace) {
    private static final double ALL = 100;

    /** @throws ProblemException 422 for what is no time or no share */
    BacktestRequest request(ZoneId zone) {
        return new BacktestRequest(
                moment("/from", from, zone), moment("/to", to, zone), share(), empty(workspace) ? null : workspace);
    }

    private static Instant moment(String pointer, String text, ZoneId zone) {
        try {
            return empty(text)
                    ? null
                    : LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw unusable(pointer, text);
        }
    }

    private Double share() {
        try {
            return empty(sample) ? null : Double.parseDouble(sample) / ALL;
        } catch (NumberFormatException unreadable) {
            throw unusable("/sample", sample);
        }
    }

    private static boolean empty(String text) {
        return text == null || text.isBlank();
    }

    private static ProblemException unusable(String pointer, String found) {
        return ProblemException.unprocessable(
                "The backtest cannot be run.",
                List.of(Flaw.at(pointer, "UNREADABLE", "This cannot be read.", "无法识别该内容。")
                        .found(found)));
    }
}
