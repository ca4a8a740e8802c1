package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    private final BackOff backOff = new BackOff();

    @Test
    void five_attempts_are_free_and_each_further_one_waits_twice_as_long() {
        for (int i = 0; i < 5; i++) {
            assertThat(backOff.begin("admin", NOW)).isEmpty();
        }
        assertThat(backOff.begin("admin", NOW)).contains(Duration.ofSeconds(1));

        assertThat(backOff.begin("admin", NOW.plusSeconds(1))).isEmpty();
        assertThat(backOff.begin("admin", NOW.plusSeconds(1))).contains(Duration.ofSeconds(2));
        assertThat(backOff.begin("admin", NOW.plusSeconds(2))).contains(Duration.ofSeconds(1));
    }

    @Test
    void nobody_waits_longer_than_a_quarter_of_an_hour() {
        Instant at = NOW;
        for (int i = 0; i < 100; i++) {
            Optional<Duration> wait = backOff.begin("admin", at);
            assertThat(wait.orElse(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMinutes(15));
            at = at.plus(wait.orElse(Duration.ZERO));
        }
    }

    @Test
    void a_success_and_an_hour_of_quiet_make_all_attempts_free_again() {
        exhaust("lucky");
        backOff.succeeded("lucky");
        assertThat(backOff.begin("lucky", NOW)).isEmpty();

        exhaust("patient");
        Instant later = NOW.plus(Duration.ofMinutes(61));
        for (int i = 0; i < 5; i++) {
            assertThat(backOff.begin("patient", later)).isEmpty();
        }
    }

    @Test
    void one_who_guesses_does_not_lock_out_another() {
        exhaust("admin 192.0.2.1");

        assertThat(backOff.begin("admin 192.0.2.2", NOW)).isEmpty();
    }

    @Test
    void a_flood_of_names_takes_bounded_memory() {
        exhaust("admin");
        for (int i = 0; i < 10_000; i++) {
            backOff.begin("name " + i, NOW);
        }

        assertThat(backOff.begin("admin", NOW)).isEmpty();
    }

    private void exhaust(String who) {
        for (int i = 0; i < 5; i++) {
            backOff.begin(who, NOW);
        }
        assertThat(backOff.begin(who, NOW)).isPresent();
    }
}
