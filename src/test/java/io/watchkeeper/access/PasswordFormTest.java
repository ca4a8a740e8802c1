package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchkeeper.access.Pages.Trouble;
import org.junit.jupiter.api.Test;

class PasswordFormTest {
    private static final String GOOD = "twelve chars";

    @Test
    void a_new_password_is_long_enough_typed_twice_and_new() {
        assertThat(new PasswordForm("old", GOOD, GOOD).trouble()).isEmpty();
        assertThat(new PasswordForm("old", "eleven char", "eleven char").trouble())
                .contains(Trouble.TOO_SHORT);
        assertThat(new PasswordForm("old", GOOD, GOOD + " ").trouble()).contains(Trouble.DIFFER);
        assertThat(new PasswordForm(GOOD, GOOD, GOOD).trouble()).contains(Trouble.UNCHANGED);
        assertThat(new PasswordForm(null, null, null).trouble()).contains(Trouble.TOO_SHORT);
    }

    @Test
    void a_character_is_what_a_person_types_not_how_it_is_coded() {
        assertThat(new PasswordForm("old", "🔑".repeat(6), "🔑".repeat(6)).trouble())
                .contains(Trouble.TOO_SHORT);
        assertThat(new PasswordForm("old", "密".repeat(12), "密".repeat(12)).trouble())
                .isEmpty();
    }
}
