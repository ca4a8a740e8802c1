package io.watchkeeper.decision.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** How a day stands in a cell: the one form that stock Drools reads, whatever the language of the machine. */
public final class DayText {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("dd-MMM-uuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private DayText() {}

    /** Empty for a text that is no day. */
    public static Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text, FORM));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    public static String of(LocalDate day) {
        return FORM.format(day);
    }
}
