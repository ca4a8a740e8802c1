package io.watchkeeper.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EchoTest {
    @Test
    void plain_text_of_any_script_is_echoed_as_it_is() {
        assertThat(Echo.of("磁盘已满 disk 93 % 😀")).isEqualTo("磁盘已满 disk 93 % 😀");
    }

    @Test
    void a_long_value_is_shortened() {
        assertThat(Echo.of("x".repeat(1_000_000))).hasSize(121).endsWith("…");
    }

    @Test
    void what_a_terminal_would_act_on_is_taken_out() {
        assertThat(Echo.of("a\u001b[2Jb\u0000c\nd\u202ee\ud800f")).isEqualTo("a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffdf");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(Echo.of(null)).isNull();
    }
}
