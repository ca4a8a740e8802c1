package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SettableClock machine = new SettableClock(NOON);
    private final AtomicLong nanos = new AtomicLong(1_000);
    private final DatabaseClock clock = new DatabaseClock(machine, nanos::get);

    @Test
    void it_begins_with_the_time_of_the_machine_and_goes_on_by_itself() {
        pass(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void a_jump_of_the_machine_is_not_followed_but_told() {
        machine.advance(Duration.ofDays(1));
        pass(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(clock.drift()).isEqualTo(Duration.ofDays(1).minusSeconds(1));
    }

    @Test
    void what_the_database_says_counts_from_the_middle_of_the_way_to_it_and_back() {
        var askedAt = nanos.get();
        pass(Duration.ofMillis(20));
        clock.told(NOON.minusSeconds(3600), askedAt);

        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(3600).plusMillis(10));
    }

    @Test
    void time_does_not_go_to_and_fro_with_the_ways() {
        clock.told(NOON.plusMillis(50), nanos.get());
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.told(NOON.plusMillis(51), nanos.get());
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(51));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
