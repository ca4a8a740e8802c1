package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "made wk_abcdefghijklmnop today, made *** today",
        "Authorization: Bearer abcdef123456, Authorization: Bearer ***",
        "postgresql://u:hunter2@db:5432/x, postgresql://u:***@db:5432/x",
        "ask li.ming@example.com, ask l***@example.com",
        "call 13812345678 now, call 138****5678 now",
        "event 1381234567890, event 1381234567890",
        "disk 93 % full, disk 93 % full"
    })
    void secrets_and_personal_data_are_masked_in_text(String text, String masked) {
        assertThat(Masking.text(text)).isEqualTo(masked);
    }

    @Test
    void members_whose_name_says_so_are_masked_at_any_depth() {
        assertThat(Masking.members(Map.of(
                        "password",
                        "hunter2",
                        "inner",
                        Map.of("apiKey", "k", "token", "t"),
                        "list",
                        List.of("wk_abcdefghij"))))
                .isEqualTo(Map.of(
                        "password", "***", "inner", Map.of("apiKey", "***", "token", "***"), "list", List.of("***")));
    }
}
