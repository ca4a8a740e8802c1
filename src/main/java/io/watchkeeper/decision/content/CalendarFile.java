package io.watchkeeper.decision.content;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.guard.BusinessCalendar;
import io.watchkeeper.decision.guard.BusinessCalendar.Week;
import io.watchkeeper.facts.Sentence;

/** Reads {@code guard/calendar.csv}: when people are at work. A rulebook without the file does not know. */
public final class CalendarFile {
    public static final String PATH = "guard/calendar.csv";

    private static final List<String> COLUMNS =
            List.of("code", "workspaces", "zone", "days", "from", "until", "holidays", "workdays");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private final Problems.InFile problems;
    private final Set<String> workspaces = new HashSet<>();

    private CalendarFile(Problems.InFile problems) {
        this.problems = problems;
    }

    /** Of a rulebook that compiled. */
    public static BusinessCalendar of(RulebookContent content) {
        return read(content.files().getOrDefault(PATH, ""), new Problems().in(PATH));
    }

    public static BusinessCalendar read(String text, Problems.InFile problems) {
        if (text.isBlank()) {
            return BusinessCalendar.NONE;
        }
        var file = new CalendarFile(problems);
        var weeks = new ArrayList<Week>();
        new RecordFile(COLUMNS, problems).read(text).forEach(entry -> file.week(entry)
                .ifPresent(weeks::add));
        return new BusinessCalendar(weeks);
    }

    private Optional<Week> week(RecordFile.Entry entry) {
        Written.needs(entry, problems, List.of("zone", "days", "from", "until"));
        var zone = all(entry, "zone", ZoneId::of, "Asia/Shanghai");
        var days = all(entry, "days", CalendarFile::day, String.join(" ", DAYS));
        var from = all(entry, "from", LocalTime::parse, "09:00");
        var until = all(entry, "until", LocalTime::parse, "18:00");
        var holidays = all(entry, "holidays", LocalDate::parse, "2026-10-01");
        var workdays = all(entry, "workdays", LocalDate::parse, "2026-10-01");
        var named = words(entry, "workspaces");
        once(entry, named);
        if (zone.size() != 1 || days.isEmpty() || from.size() != 1 || until.size() != 1) {
            return Optional.empty();
        }
        var begin = from.iterator().next();
        var end = until.iterator().next();
        if (!begin.isBefore(end)) {
            bad(entry, "until", entry.get("until"), "> " + begin);
        }
        return Optional.of(new Week(Set.copyOf(named), zone.iterator().next(), days, begin, end, holidays, workdays));
    }

    /** The values of a cell that can be read; each other one is told. */
    private <T> Set<T> all(RecordFile.Entry entry, String column, Function<String, T> read, String such) {
        var found = new HashSet<T>();
        for (var word : words(entry, column)) {
            try {
                found.add(read.apply(word));
            } catch (DateTimeException unreadable) {
                bad(entry, column, word, such);
            }
        }
        return found;
    }

    private static DayOfWeek day(String word) {
        int day = DAYS.indexOf(word);
        if (day < 0) {
            throw new DateTimeException(word);
        }
        return DayOfWeek.of(day + 1);
    }

    private void once(RecordFile.Entry entry, List<String> named) {
        for (var workspace : named.isEmpty() ? List.of("") : named) {
            if (!workspaces.add(workspace)) {
                problems.add(
                        entry.address("workspaces"),
                        "DUPLICATE_CODE",
                        workspace,
                        new Sentence("Another calendar is for it already.", "已有其他日历适用于它。"));
            }
        }
    }

    private void bad(RecordFile.Entry entry, String column, String word, String such) {
        problems.add(
                entry.address(column),
                "BAD_VALUE",
                word,
                new Sentence("This cannot stand here.", "此处不能填写该值。"),
                such,
                "");
    }

    private static List<String> words(RecordFile.Entry entry, String column) {
        var text = entry.get(column).strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
