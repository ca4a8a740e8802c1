package io.watchkeeper.decision.guard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When people are at work, for each workspace, as the rulebook says it. */
public record BusinessCalendar(List<Week> weeks) {
    public static final BusinessCalendar NONE = new BusinessCalendar(List.of());

    /** What a calendar says of a moment. */
    public enum BusinessTime {
        WORKING,
        /** Before or after work, or on a day of the week that nobody works on. */
        OFF,
        HOLIDAY
    }

    /**
     * One calendar.
     *
     * @param workspaces that it is for; empty for all that no other one names
     * @param from when work begins
     * @param until when it ends, itself no longer work
     * @param holidays days of the week that nobody works on all the same
     * @param workdays other days that people work on all the same
     */
    public record Week(
            Set<String> workspaces,
            ZoneId zone,
            Set<DayOfWeek> days,
            LocalTime from,
            LocalTime until,
            Set<LocalDate> holidays,
            Set<LocalDate> workdays) {
        public Week {
            workspaces = Set.copyOf(workspaces);
            days = Set.copyOf(days);
            holidays = Set.copyOf(holidays);
            workdays = Set.copyOf(workdays);
        }

        BusinessTime at(Instant at) {
            var there = at.atZone(zone);
            var date = there.toLocalDate();
            if (holidays.contains(date)) {
                return BusinessTime.HOLIDAY;
            }
            var time = there.toLocalTime();
            boolean working = workdays.contains(date) || days.contains(date.getDayOfWeek());
            return working && !time.isBefore(from) && time.isBefore(until) ? BusinessTime.WORKING : BusinessTime.OFF;
        }
    }

    public BusinessCalendar {
        weeks = List.copyOf(weeks);
    }

    /** Empty where no calendar is for the workspace. */
    public Optional<BusinessTime> at(String workspace, Instant at) {
        return weeks.stream()
                .filter(week -> week.workspaces().contains(workspace))
                .findFirst()
                .or(() -> weeks.stream()
                        .filter(week -> week.workspaces().isEmpty())
                        .findFirst())
                .map(week -> week.at(at));
    }
}
