package io.watchkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/events/12?grade=HIGH&q=a%20b#x", "/scenarios"})
    void a_page_of_ours_is_returned_to(String path) {
        assertThat(Paths.after(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: b",
                "/a\\b",
                " /events",
                "/事件",
                "/login?then=/login",
                "/logout"
            })
    void anything_else_leads_to_the_landing_page(String path) {
        assertThat(Paths.after(path)).isEqualTo("/events");
    }

    @Test
    void an_endless_address_is_not_repeated() {
        assertThat(Paths.after("/" + "x".repeat(5000))).isEqualTo("/events");
    }
}
