package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    @Test
    void five_attempts_are_free_and_each_further_one_waits_twice_as_long() {
        Attempts attempts = Attempts.none(NOW);
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.wait(NOW)).isEmpty();
            attempts = attempts.begun(NOW);
        }
        assertThat(attempts.wait(NOW)).contains(Duration.ofSeconds(1));
        assertThat(attempts.wait(NOW.plusSeconds(1))).isEmpty();

        attempts = attempts.begun(NOW.plusSeconds(1));
        assertThat(attempts.wait(NOW.plusSeconds(1))).contains(Duration.ofSeconds(2));
        assertThat(attempts.wait(NOW.plusSeconds(2))).contains(Duration.ofSeconds(1));
    }

    @Test
    void nobody_waits_longer_than_a_quarter_of_an_hour() {
        Instant at = NOW;
        Attempts attempts = Attempts.none(at);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            attempts = attempts.begun(at);
            Duration wait = attempts.wait(at).orElse(Duration.ZERO);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            at = at.plus(wait);
        }
        assertThat(longest).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void an_hour_of_quiet_makes_all_attempts_free_again() {
        Attempts attempts = exhausted();
        Instant later = NOW.plus(Duration.ofMinutes(61));

        assertThat(attempts.wait(later)).isEmpty();
        assertThat(attempts.begun(later).count()).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_set_back_keeps_nobody_out() {
        assertThat(exhausted().wait(NOW.minus(Duration.ofDays(1)))).isEmpty();
    }

    private static Attempts exhausted() {
        Attempts attempts = Attempts.none(NOW);
        for (int i = 0; i < 5; i++) {
            attempts = attempts.begun(NOW);
        }
        assertThat(attempts.wait(NOW)).isPresent();
        return attempts;
    }
}
