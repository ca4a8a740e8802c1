package io.watchkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://prometheus:9090/graph?g0.expr=up+%3D%3D+0",
                "https://wiki.example.com/runbooks/disk#clean",
                "http://10.0.0.1/"
            })
    void an_address_of_the_web_may_be_followed(String value) {
        assertThat(new NamedText("generatorURL", value).link()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "file:///etc/passwd",
                "//evil.example/x",
                "http:evil",
                "http://user:secret@prometheus/",
                "see https://wiki.example.com/",
                "https://wiki.example.com/ <b>",
                ""
            })
    void nothing_else_may(String value) {
        assertThat(new NamedText("generatorURL", value).link()).isFalse();
    }

    @Test
    void members_of_maps_and_lists_are_told_flat_and_what_is_empty_is_not_told() {
        var fact = new TreeMap<String, Object>(
                Map.of("a", Map.of("inner", "1"), "b", List.of("x", "y"), "c", "", "d", 5L));

        assertThat(fact.entrySet().stream().flatMap(entry -> NamedText.flat(entry.getKey(), entry.getValue())))
                .containsExactly(new NamedText("inner", "1"), new NamedText("b", "x, y"), new NamedText("d", "5"));
    }
}
