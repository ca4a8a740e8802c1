package io.watchkeeper.journal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** A week as the journal is partitioned by: from Monday, in UTC. */
record JournalWeek(LocalDate monday) {
    static JournalWeek of(Instant instant) {
        return new JournalWeek(
                LocalDate.ofInstant(instant, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    JournalWeek plus(int weeks) {
        return new JournalWeek(monday.plusWeeks(weeks));
    }
}
