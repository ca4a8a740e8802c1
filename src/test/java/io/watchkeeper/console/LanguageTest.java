package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh |                        | ZH",
                "en | zh-CN,zh;q=0.9         | EN",
                "   | zh-CN,zh;q=0.9,en;q=0.8| ZH",
                "   | zh-Hans-CN             | ZH",
                "   | de-DE,de;q=0.9         | EN",
                "   | en-GB,zh;q=0.5         | EN",
                "   | de,zh;q=0.5            | ZH",
                "fr | zh                     | ZH",
                "   |                        | EN",
                "   | ;;q=x,,                | EN",
                "   | *                      | EN"
            })
    void the_readers_choice_goes_before_the_browsers_and_english_is_the_rest(
            String cookie, String header, Language expected) {
        assertThat(Language.choose(Optional.ofNullable(cookie), Optional.ofNullable(header)))
                .isEqualTo(expected);
    }
}
