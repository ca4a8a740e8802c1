package io.watchkeeper.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchkeeper.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTermsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"7\"", "*", " \"6\", \"7\" "})
    void the_version_at_hand_matches(String ifMatch) {
        assertThatCode(() -> ActionTerms.of(ifMatch, null).check(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "", "\"7", "\"07\""})
    void anything_else_is_another_version(String ifMatch) {
        assertThatThrownBy(() -> ActionTerms.of(ifMatch, null).check(7))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(412));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "schlüssel", "a\nb"})
    void a_key_of_unusable_characters_is_refused(String key) {
        assertThatThrownBy(() -> ActionTerms.of(null, key)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ActionTerms.of(null, "k".repeat(256))).isInstanceOf(ProblemException.class);
    }
}
