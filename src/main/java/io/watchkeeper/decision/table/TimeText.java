package io.watchkeeper.decision.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the times that stand in one cell. */
final class TimeText {
    private final Complaints complaints;
    private final int row;
    private final int column;

    TimeText(Complaints complaints, int row, int column) {
        this.complaints = complaints;
        this.row = row;
        this.column = column;
    }

    /** The first moment of the day in UTC. */
    Optional<Instant> date(String text) {
        var day = DayText.read(text);
        if (day.isEmpty()) {
            complaints.about(
                    row,
                    column,
                    "BAD_DATE",
                    "A date is written like 01-Jan-2026.",
                    "日期的写法如 01-Jan-2026。",
                    "01-Jan-2026");
        }
        return day.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    Optional<Object> seconds(String text) {
        try {
            return Optional.of(Duration.parse(text).toSeconds());
        } catch (DateTimeException none) {
            complaints.about(
                    row,
                    column,
                    "BAD_DURATION",
                    "A duration is written like PT15M or P1D.",
                    "时长的写法如 PT15M 或 P1D。",
                    "PT15M");
            return Optional.empty();
        }
    }

    Optional<Object> millis(String text) {
        try {
            return Optional.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException none) {
            complaints.about(
                    row,
                    column,
                    "BAD_INSTANT",
                    "A moment is written like 2026-01-31T08:00:00Z.",
                    "时刻的写法如 2026-01-31T08:00:00Z。",
                    "2026-01-31T08:00:00Z");
            return Optional.empty();
        }
    }
}
