package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class PromQlTest {
    private static final String HOSTILE = "a\"} or vector(1) or up{x=~\".*\\";

    @Test
    void a_value_is_one_quoted_text_whatever_stands_in_it() {
        assertThat(PromQl.bind("up{instance=$instance}", Map.of("instance", HOSTILE)))
                .isEqualTo("up{instance=\"a\\\"} or vector(1) or up{x=~\\\".*\\\\\"}");
    }

    @Test
    void behind_a_pattern_every_character_stands_for_itself() {
        assertThat(PromQl.bind("up{instance=~$instance}", Map.of("instance", "a.b|.*")))
                .isEqualTo("up{instance=~\"a\\\\.b\\\\|\\\\.\\\\*\"}");
    }

    @Test
    void what_stands_in_quotes_is_text_and_no_place() {
        assertThat(PromQl.bind("up{job=\"$job\", x='$y'}", Map.of())).isEqualTo("up{job=\"$job\", x='$y'}");
    }

    @Test
    void a_value_with_dollar_signs_is_not_looked_into() {
        assertThat(PromQl.bind("up{a=$a, b=$b}", Map.of("a", "$b", "b", "x"))).isEqualTo("up{a=\"$b\", b=\"x\"}");
    }
}
