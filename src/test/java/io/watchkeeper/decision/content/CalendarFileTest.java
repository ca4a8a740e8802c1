package io.watchkeeper.decision.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.guard.BusinessCalendar;
import io.watchkeeper.decision.guard.BusinessCalendar.BusinessTime;
import org.junit.jupiter.api.Test;

class CalendarFileTest {
    private static final String HEADER = "code,workspaces,zone,days,from,until,holidays,workdays\n";
    private static final String WEEKS = HEADER
            + "USUAL,,Asia/Shanghai,MON TUE WED THU FRI,09:00,18:00,2026-10-01 2026-10-02,2026-10-10\n"
            + "BERLIN,payments cards,Europe/Berlin,MON TUE WED THU FRI SAT,08:30,17:00,,\n";

    private final Problems problems = new Problems();

    @Test
    void work_begins_with_its_hour_and_ends_before_its_last_one_in_the_zone_of_the_calendar() {
        assertThat(at("default", "2026-11-26T00:59:59Z")).isEqualTo(BusinessTime.OFF);
        assertThat(at("default", "2026-11-26T01:00:00Z")).isEqualTo(BusinessTime.WORKING);
        assertThat(at("default", "2026-11-26T09:59:59Z")).isEqualTo(BusinessTime.WORKING);
        assertThat(at("default", "2026-11-26T10:00:00Z")).isEqualTo(BusinessTime.OFF);
    }

    @Test
    void nobody_works_on_sundays_and_holidays_and_everybody_on_a_saturday_that_is_a_workday() {
        assertThat(at("default", "2026-11-29T04:00:00Z")).isEqualTo(BusinessTime.OFF);
        assertThat(at("default", "2026-10-01T04:00:00Z")).isEqualTo(BusinessTime.HOLIDAY);
        assertThat(at("default", "2026-10-10T04:00:00Z")).isEqualTo(BusinessTime.WORKING);
    }

    @Test
    void a_workspace_may_have_a_calendar_of_its_own() {
        assertThat(at("payments", "2026-11-28T08:00:00Z")).isEqualTo(BusinessTime.WORKING);
        assertThat(at("cards", "2026-11-26T07:29:59Z")).isEqualTo(BusinessTime.OFF);
        assertThat(at("default", "2026-11-28T08:00:00Z")).isEqualTo(BusinessTime.OFF);
    }

    @Test
    void without_a_calendar_nobody_knows() {
        assertThat(read("").at("default", Instant.EPOCH)).isEmpty();
        assertThat(read(HEADER).at("default", Instant.EPOCH)).isEmpty();
    }

    @Test
    void the_shipped_calendar_is_for_every_workspace() {
        assertThat(BuiltInRules.rulebook().calendar().at("any", Instant.EPOCH)).isPresent();
    }

    @Test
    void what_cannot_stand_in_a_cell_is_told_with_its_address() {
        read(HEADER
                + "A,,Mars/Olympus,MON FUNDAY,9 o'clock,18:00,2026-02-30,\n"
                + "B,,UTC,MON,18:00,09:00,,soon\n"
                + "C,ops ops,UTC,,09:00,18:00,,\n");
        assertThat(problems.found())
                .extracting(RulebookProblem::cell, RulebookProblem::code, RulebookProblem::value)
                .containsExactlyInAnyOrder(
                        tuple("C2", "BAD_VALUE", "Mars/Olympus"),
                        tuple("D2", "BAD_VALUE", "FUNDAY"),
                        tuple("E2", "BAD_VALUE", "9"),
                        tuple("E2", "BAD_VALUE", "o'clock"),
                        tuple("G2", "BAD_VALUE", "2026-02-30"),
                        tuple("B3", "DUPLICATE_CODE", ""),
                        tuple("F3", "BAD_VALUE", "09:00"),
                        tuple("H3", "BAD_VALUE", "soon"),
                        tuple("B4", "DUPLICATE_CODE", "ops"),
                        tuple("D4", "MISSING_VALUE", ""));
    }

    private BusinessTime at(String workspace, String at) {
        var calendar = read(WEEKS);
        assertThat(problems.found()).isEmpty();
        return calendar.at(workspace, Instant.parse(at)).orElseThrow();
    }

    private BusinessCalendar read(String text) {
        return CalendarFile.read(text, problems.in(CalendarFile.PATH));
    }
}
