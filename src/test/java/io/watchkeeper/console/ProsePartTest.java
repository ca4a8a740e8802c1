package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProsePartTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Restart it.               | Restart it.",
                "Run `df -h` and `du`.     | Run [df -h] and [du].",
                "`a``b`                    | [a][b]",
                "An odd ` stays.           | An odd ` stays.",
                "One `two` and an odd ` so | One [two] and an odd ` so"
            })
    void what_stands_between_backticks_is_a_command(String text, String expected) {
        assertThat(ProsePart.of(text).stream()
                        .map(part -> part.code() ? "[" + part.text() + "]" : part.text())
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }
}
