package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    private static final Instant AT = Instant.parse("2026-03-01T19:14:07.123Z");

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2026-03-02 03:14:07 UTC+8",
        "UTC, 2026-03-01 19:14:07 UTC",
        "Asia/Kolkata, 2026-03-02 00:44:07 UTC+5:30",
        "America/St_Johns, 2026-03-01 15:44:07 UTC-3:30",
        "America/New_York, 2026-03-01 14:14:07 UTC-5"
    })
    void a_local_time_carries_its_offset(String zone, String expected) {
        assertThat(TimeText.local(AT, ZoneId.of(zone))).isEqualTo(expected);
    }

    @Test
    void machines_read_utc_in_whole_seconds() {
        assertThat(TimeText.iso(AT)).isEqualTo("2026-03-01T19:14:07Z");
    }

    @Test
    void what_a_senders_clock_puts_into_the_future_is_new() {
        assertThat(TimeText.age(AT.plusSeconds(5), AT)).isEqualTo(Duration.ZERO);
        assertThat(TimeText.age(AT.minusSeconds(5), AT)).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1, 0 SECONDS",
        "PT59.9S, 1, 59 SECONDS",
        "PT1M, 2, 1 MINUTES",
        "PT1M30S, 1, 1 MINUTES",
        "PT1M30S, 2, 1 MINUTES 30 SECONDS",
        "PT3H0M20S, 2, 3 HOURS",
        "PT49H, 2, 2 DAYS 1 HOURS",
        "PT49H, 1, 2 DAYS"
    })
    void a_span_is_told_in_its_largest_parts(Duration span, int most, String expected) {
        assertThat(TimeText.parts(span, most).stream()
                        .map(part -> part.amount() + " " + part.unit())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }
}
