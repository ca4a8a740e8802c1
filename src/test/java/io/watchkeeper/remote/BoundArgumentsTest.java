package io.watchkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash -c -- {text}",
                "bash -lc {text}",
                "bash -o pipefail -c {text}",
                "bash --init-file={text}",
                "busybox sh -c {text}",
                "docker exec web sh -c {text}",
                "su - app -c {text}",
                "su --command={text} app",
                "runuser -u app --command={text}",
                "node -e {text}",
                "node --eval={text}",
                "php -r {text}",
                "perl -E {text}",
                "psql -c {text}",
                "/usr/bin/psql --command={text} shop",
                "mysql -e {text}",
                "mysql --execute={text}",
                "sqlite3 /var/lib/shop.db {text}",
                "eval echo {text}",
                "ssh web-2 {text}",
                "ssh web-2 -- {text}",
                "watch {text}",
                "awk {text} /etc/passwd",
                "sed -i {text} /etc/hosts",
                "sed -n -e {text} /etc/hosts"
            })
    void no_value_reaches_what_reads_it_as_a_program(String command) {
        assertThatThrownBy(() -> BoundArguments.of(List.of(command.split(" ")), Map.of("text", "x';reboot;'")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no program");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{text}",
                "sudo {text}",
                "sudo -n -- {text}",
                "/usr/bin/env LANG=C {text}",
                "timeout -k 1s 5s {text}",
                "nice -n 5 nohup {text}"
            })
    void no_value_says_which_program_runs(String command) {
        assertThatThrownBy(() -> BoundArguments.of(List.of(command.split(" ")), Map.of("text", "/tmp/evil")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which program");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo -n systemctl restart -- {text}",
                "bash /opt/shop/clean {text}",
                "bash -c true name {text}",
                "awk -F: print {text}",
                "timeout 5s du -- {text}",
                "journalctl --unit={text}"
            })
    void what_only_reads_a_value_gets_it_as_one_argument(String command) {
        var arguments = List.of(command.split(" "));
        assertThat(BoundArguments.of(arguments, Map.of("text", "$(reboot) `id` ' \" ; | & > x\\n")))
                .last()
                .asString()
                .endsWith("$(reboot) `id` ' \" ; | & > x\\n");
    }

    @Test
    void a_value_that_there_is_not_is_named() {
        assertThatThrownBy(() -> BoundArguments.of(List.of("ls", "{file}"), Map.of()))
                .hasMessageContaining("file");
    }
}
