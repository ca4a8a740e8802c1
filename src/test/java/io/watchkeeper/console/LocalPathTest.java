package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "\\\\evil.example",
                "https://evil.example/events",
                "javascript:alert(1)",
                "events",
                "/events\r\nSet-Cookie: a=b",
                "/events?q=磁盘",
                " /events"
            })
    void what_could_lead_elsewhere_is_refused(String text) {
        assertThat(LocalPath.of(text)).isEmpty();
        assertThat(LocalPath.orElse(text, "/events")).isEqualTo("/events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events", "/events?q=%E7%A3%81%E7%9B%98&state=ALL", "/rulebooks/3?file=a%2Fb#row-12"})
    void paths_of_ours_are_kept(String text) {
        assertThat(LocalPath.orElse(text, "/")).isEqualTo(text);
    }

    @Test
    void an_endless_path_is_refused() {
        assertThat(LocalPath.of("/" + "a".repeat(3_000))).isEmpty();
    }
}
