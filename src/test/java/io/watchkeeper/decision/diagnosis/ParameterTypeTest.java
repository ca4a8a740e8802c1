package io.watchkeeper.decision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u2066b", "a\u2028b", "a\u0000b", "a\u001Bb", "a\nb", "a\u0085b", ""})
    void no_text_breaks_its_line_or_turns_the_order_in_which_it_is_read(String hostile) {
        assertThat(ParameterType.TEXT.fits(hostile)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"重启商城", "سلام", "naïve – “quoted”", "$(reboot); ' OR 1=1 --"})
    void any_other_line_is_a_text(String text) {
        assertThat(ParameterType.TEXT.fits(text)).isTrue();
    }

    @Test
    void a_path_leads_nowhere_else() {
        assertThat(ParameterType.PATH.fits("/var/log/../../etc/shadow")).isFalse();
        assertThat(ParameterType.PATH.fits("/var/log/..")).isFalse();
        assertThat(ParameterType.PATH.fits("/var/log/shop")).isTrue();
    }

    @Test
    void a_type_is_known_by_its_word() {
        assertThat(ParameterType.named("name")).contains(ParameterType.NAME);
        assertThat(ParameterType.named("NAME")).isEmpty();
    }
}
