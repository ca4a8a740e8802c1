package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts a check may connect to. Only addresses and the machine's own name are resolved here: no test asks a name server. */
class HostGuardTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0/8",
        "10.1.2.3, 10.1.2.3",
        "192.0.2.7, web.example 192.0.2.0/24",
        "2001:db8::1, 2001:db8::/32",
        "127.0.0.1, 127.0.0.0/8",
        "localhost, 127.0.0.0/8 ::1"
    })
    void what_is_listed_is_allowed(String host, String allowed) throws UnknownHostException {
        assertThat(HostGuard.of(allowed).resolve(host)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 192.168.0.0/16",
        "11.0.0.1, 10.0.0.0/8",
        "169.254.169.254, *.example.com 10.0.0.0/8",
        "127.0.0.1, 10.0.0.0/8",
        "evil.example.com.attacker.test, *.example.com",
        "example.com, *.example.com",
        "2001:db9::1, 2001:db8::/32"
    })
    void what_is_not_is_refused_before_anybody_is_asked(String host, String allowed) {
        assertThatThrownBy(() -> HostGuard.of(allowed).resolve(host))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("does not allow");
    }

    /** A name that is allowed may be made to mean the machine itself, or the metadata of a cloud. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost"})
    void an_allowed_name_that_leads_to_the_machine_itself_is_refused(String host) {
        assertThatThrownBy(() -> HostGuard.of("localhost").resolve(host)).isInstanceOf(CheckFailed.class);
    }

    @Test
    void letters_of_any_size_are_the_same_name() {
        assertThatThrownBy(() -> HostGuard.of("WEB.example").resolve("other.example"))
                .isInstanceOf(CheckFailed.class);
    }
}
