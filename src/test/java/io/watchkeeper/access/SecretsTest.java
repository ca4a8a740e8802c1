package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void tokens_and_passwords_do_not_repeat() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(made.add(Secrets.token())).isTrue();
            assertThat(made.add(Secrets.password())).isTrue();
        }
        assertThat(Secrets.token()).matches("wk_[A-Za-z0-9_-]{43}");
        assertThat(Secrets.password()).matches("[a-km-np-z2-9]{20}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "   fifteen chars  "})
    void a_secret_that_could_be_guessed_is_refused_without_repeating_it(String given) {
        assertThatThrownBy(() -> Secrets.longEnough(given, "WATCHKEEPER_ADMIN_TOKEN"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("WATCHKEEPER_ADMIN_TOKEN must have at least 16 characters, it has ");
    }

    @Test
    void blanks_around_a_secret_do_not_count() {
        assertThat(Secrets.longEnough(" sixteen letters!\n", "X")).isEqualTo("sixteen letters!");
    }

    @Test
    void every_character_of_a_long_password_counts() {
        String long80 = "x".repeat(80);
        String hash = passwords.hash(long80 + "a").await().indefinitely();

        assertThat(hash).startsWith("$2");
        assertThat(matches(long80 + "a", hash)).isTrue();
        assertThat(matches(long80 + "b", hash)).isFalse();
        assertThat(matches("x", passwords.hash("x\0y").await().indefinitely())).isFalse();
    }

    @Test
    void nobody_has_no_password() {
        assertThat(matches("anything", null)).isFalse();
    }

    private boolean matches(String password, String hash) {
        return passwords.matches(password, hash).await().indefinitely();
    }
}
