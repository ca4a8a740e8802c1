package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.watchkeeper.testing.SettableClock;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final GuessLimit limit = new GuessLimit(clock);

    @Test
    void an_address_is_closed_after_thirty_failures_until_a_minute_is_over() {
        fail("192.0.2.1", 29);
        assertThat(limit.isClosed("192.0.2.1")).isFalse();
        fail("192.0.2.1", 1);

        assertThat(limit.isClosed("192.0.2.1")).isTrue();
        assertThat(limit.isClosed("192.0.2.2")).isFalse();
        clock.advance(GuessLimit.WINDOW);
        assertThat(limit.isClosed("192.0.2.1")).isFalse();
    }

    @Test
    void a_network_of_ipv6_is_one_guesser() {
        for (int i = 0; i < 30; i++) {
            limit.failed("2001:db8:1:2:0:0:0:" + i);
        }

        assertThat(limit.isClosed("2001:db8:1:2:ffff:0:0:1")).isTrue();
        assertThat(limit.isClosed("2001:db8:1:3:0:0:0:1")).isFalse();
    }

    @Test
    void many_addresses_take_bounded_memory() {
        fail("192.0.2.1", 30);
        for (int i = 0; i < 10_000; i++) {
            limit.failed("10.0." + i / 250 + "." + i % 250);
        }

        assertThat(limit.isClosed("192.0.2.1"))
                .as("the one heard of least recently is forgotten")
                .isFalse();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(address);
        }
    }
}
