package io.watchkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void a_url_gives_the_settings_of_both_drivers() {
        var settings = DatabaseAddress.parse("postgresql://watch:s%40cret+x@db.example:5433/risk?sslmode=require")
                .settings();

        assertThat(settings)
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example:5433/risk?sslmode=require")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://db.example:5433/risk?sslmode=require")
                .containsEntry("quarkus.datasource.username", "watch")
                .containsEntry("quarkus.datasource.password", "s@cret+x");
    }

    @Test
    void the_port_may_be_left_out() {
        assertThat(DatabaseAddress.parse("postgresql://u:p@h/d").port()).isEqualTo(5432);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://u:hidden@h/d",
                "postgresql://h/d",
                "postgresql://u:hidden@h",
                "postgresql://u:hid den@h/d"
            })
    void a_url_that_cannot_be_used_is_refused_without_repeating_its_password(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WATCHKEEPER_DATABASE_URL")
                .hasMessageContaining("Example")
                .hasMessageNotContaining("hid");
    }

    @Test
    void the_text_form_hides_the_password() {
        assertThat(DatabaseAddress.parse("postgresql://u:hidden@h/d")).hasToString("u@h:5432/d");
    }
}
