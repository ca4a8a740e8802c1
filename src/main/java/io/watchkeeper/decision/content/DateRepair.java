package io.watchkeeper.decision.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as spreadsheets and people write them, in the form that Drools reads: {@code 15-Mar-2023}. */
final class DateRepair {
    /** Days are counted from here in spreadsheets; one day earlier than is right, for a leap day that never was. */
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T].*)?");
    private static final Pattern SERIAL = Pattern.compile("([3-7]\\d{4})(?:\\.\\d+)?");
    private static final Pattern WORDS = Pattern.compile("(\\d{1,2})[-/. ]([A-Za-z]{3})[A-Za-z]*[-/. ](\\d{4})");
    private static final DateTimeFormatter DROOLS = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);

    private DateRepair() {}

    /** Empty where the text is no date, or could be two. */
    static String of(String text) {
        var plain = Repair.unquoted(Repair.halfWidth(Repair.visible(text)));
        try {
            return date(plain).map(DROOLS::format).orElse("");
        } catch (DateTimeException noSuchDay) {
            return "";
        }
    }

    private static Optional<LocalDate> date(String text) {
        var year = YEAR_FIRST.matcher(text);
        if (year.matches()) {
            return Optional.of(LocalDate.of(number(year.group(1)), number(year.group(2)), number(year.group(3))));
        }
        var serial = SERIAL.matcher(text);
        if (serial.matches()) {
            return Optional.of(ZERO.plusDays(number(serial.group(1))));
        }
        var words = WORDS.matcher(text);
        if (words.matches()) {
            var month = words.group(2).substring(0, 1).toUpperCase(Locale.ROOT)
                    + words.group(2).substring(1).toLowerCase(Locale.ROOT);
            var day = "%02d-%s-%s".formatted(number(words.group(1)), month, words.group(3));
            return Optional.of(LocalDate.parse(day, DROOLS));
        }
        return Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
