package io.watchkeeper.rulebook.workbook;

import java.time.LocalDate;
import java.util.Optional;

import io.watchkeeper.decision.table.DayText;

/** Which texts may be written as days, and how a spreadsheet program counts and shows them. */
final class Days {
    /** English whatever the language of the program, as stock Drools reads it. */
    static final String FORMAT = "[$-409]dd\\-mmm\\-yyyy";
    /** 1 March 1900: before it programs disagree about a leap day that never was. */
    static final String FIRST_SERIAL = "61";
    /** The last day of the year 9999. */
    static final String LAST_SERIAL = "2958465";

    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Days() {}

    /** The day, where it reads back as the same text. */
    static Optional<LocalDate> exact(String text) {
        return DayText.read(text).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
    }
}
