package io.watchkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class BoundArgumentsTest {
    @Test
    void a_value_is_one_argument_or_all_of_an_option() {
        assertThat(BoundArguments.of(
                        List.of("useradd", "--comment={text}", "{name}", "{number}"),
                        Map.of("text", "$(id) ' x", "name", "web 1", "number", "-5")))
                .containsExactly("useradd", "--comment=$(id) ' x", "web 1", "-5");
    }

    @Test
    void a_value_that_would_be_read_as_an_option_is_refused_unless_options_have_ended() {
        assertThatThrownBy(() -> BoundArguments.of(List.of("rm", "{file}"), Map.of("file", "-rf")))
                .hasMessageContaining("option");
        assertThat(BoundArguments.of(List.of("rm", "--", "{file}"), Map.of("file", "-rf")))
                .containsExactly("rm", "--", "-rf");
    }

    @Test
    void a_value_is_no_part_of_a_program() {
        assertThatThrownBy(() -> BoundArguments.of(List.of("sh", "-c", "{text}"), Map.of("text", "reboot")))
                .hasMessageContaining("no program");
        assertThatThrownBy(() -> BoundArguments.of(
                        List.of("sudo", "/usr/bin/python3", "-c", "{text}"), Map.of("text", "reboot")))
                .hasMessageContaining("no program");
        assertThatThrownBy(() -> BoundArguments.of(List.of("{program}"), Map.of("program", "reboot")))
                .hasMessageContaining("which program");
        assertThatThrownBy(() ->
                        BoundArguments.of(List.of("sh", "-c", "systemctl restart {unit}"), Map.of("unit", "x;reboot")))
                .hasMessageContaining("whole argument");
    }

    @Test
    void a_value_that_there_is_not_is_named() {
        assertThatThrownBy(() -> BoundArguments.of(List.of("ls", "{file}"), Map.of()))
                .hasMessageContaining("file");
    }
}
