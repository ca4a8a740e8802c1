package io.watchkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.watchkeeper.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs, in a sandbox and without one. */
@NeedsProgram(program = "bwrap", debianPackage = "bubblewrap")
class ScriptsTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(strings = {"never", "where-possible"})
    void a_script_is_told_its_parameters_as_arguments_and_by_its_input(String sandbox) throws Exception {
        script(
                "tell",
                "parameters: {unit: text}\narguments: ['--unit={unit}', '{unit}']",
                "printf '<%s>' \"$@\"; echo; cat");
        var end = run(sandbox, "tell", Map.of("unit", "a 'b' $(id) \"c\""));
        assertThat(end)
                .isEqualTo(new CommandEnd.Exited(
                        0,
                        "<--unit=a 'b' $(id) \"c\"><a 'b' $(id) \"c\">\n"
                                + "{\"key\":\"17/x\",\"parameters\":{\"unit\":\"a 'b' $(id) \\\"c\\\"\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "where-possible"})
    void a_script_that_takes_too_long_is_ended_with_all_that_it_started(String sandbox) throws Exception {
        var mark = "37" + System.nanoTime() % 1_000_000_000;
        script("slow", "", "sleep " + mark + " & sleep " + mark + " & wait");
        assertThat(scripts(sandbox).run("slow", Map.of(), Map.of(), Duration.ofSeconds(1), lines::add))
                .isInstanceOf(CommandEnd.Unknown.class);
        awaitEnd(mark);
    }

    @Test
    void what_a_script_leaves_running_is_ended_too() throws Exception {
        var mark = "38" + System.nanoTime() % 1_000_000_000;
        script("leaving", "", "sleep " + mark + " & echo done");
        assertThat(run("never", "leaving", Map.of())).isEqualTo(new CommandEnd.Exited(0, "done"));
        awaitEnd(mark);
    }

    @Test
    void within_the_sandbox_only_what_the_manifest_names_is_written_to() throws Exception {
        var allowed = Files.createDirectories(folder.resolve("allowed"));
        var data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("key"), "secret");
        script(
                "write",
                "write: [" + allowed + "]",
                "echo x > %s/file; echo x > /etc/watchkeeper-test; cat %s/key; echo x > %s/write/file; ls /sys/class/net | wc -l; true"
                        .formatted(allowed, data, folder.resolve("scripts")));
        assertThat(run("where-possible", "write", Map.of())).isInstanceOf(CommandEnd.Exited.class);
        assertThat(allowed.resolve("file")).exists();
        assertThat(Path.of("/etc/watchkeeper-test")).doesNotExist();
        assertThat(folder.resolve("scripts/write/file")).doesNotExist();
        assertThat(lines).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void nothing_of_the_environment_of_the_service_is_seen() throws Exception {
        script("environment", "", "env | cut -d= -f1 | sort | tr '\\n' ' '");
        assertThat(run("never", "environment", Map.of()))
                .isInstanceOfSatisfying(CommandEnd.Exited.class, end -> assertThat(
                                List.of(end.last().split(" ")))
                        .isSubsetOf("LANG", "PATH", "PWD", "OLDPWD", "SHLVL", "_"));
    }

    @Test
    void memory_is_limited() throws Exception {
        script(
                "greedy",
                "memory: 64",
                "head -c 300m /dev/zero | tail -c 1 > /dev/null; a=$(head -c 200m /dev/zero | tr '\\0' x) && echo kept");
        var end = run("never", "greedy", Map.of());
        assertThat(end).isInstanceOfSatisfying(CommandEnd.Exited.class, exited -> assertThat(exited.code())
                .isNotZero());
    }

    @Test
    void what_cannot_be_run_is_refused_in_words() throws Exception {
        script("known", "parameters: {unit: name}", "true");
        script("broken", "no-such-member: 1", "true");
        refused("missing", Map.of(), "there is no script");
        refused("../scripts/known", Map.of("unit", "x"), "there is no script");
        refused("known", Map.of(), "wants the parameter unit");
        refused("known", Map.of("unit", "x; reboot"), "letters, digits");
        refused("known", Map.of("unit", "x", "other", "y"), "has no parameter other");
        refused("broken", Map.of(), "cannot be read");
        script("untyped", "parameters: {unit: banana}", "true");
        refused("untyped", Map.of("unit", "x"), "no known type: unit");
        assertThatThrownBy(() -> new Scripts(config(Optional.empty(), "never"), folder.resolve("data"))
                        .run("known", Map.of(), Map.of(), WITHIN, lines::add))
                .hasMessageContaining("WATCHKEEPER_REMOTE_SCRIPTS");
    }

    @Test
    void all_scripts_are_found_with_why_some_cannot_be_run() throws Exception {
        script("known", "about: Looks\nparameters: {unit: name}", "true");
        script("broken", "no-such-member: 1", "true");
        Files.createDirectories(folder.resolve("scripts/empty"));
        assertThat(scripts("never").found())
                .extracting(Scripts.Found::name, Scripts.Found::about, Scripts.Found::refusal)
                .satisfiesExactly(
                        broken -> assertThat(broken.toList().get(2).toString()).contains("cannot be read"),
                        empty -> assertThat(empty.toList().get(2).toString()).contains("has no manifest.yaml"),
                        known -> assertThat(known.toList()).containsExactly("known", "Looks", ""));
        assertThat(new Scripts(config(Optional.empty(), "never"), folder).found())
                .isEmpty();
    }

    @Test
    void a_script_without_an_interpreter_that_there_is_was_not_run() throws Exception {
        script("bad", "", "");
        Files.writeString(folder.resolve("scripts/bad/run"), "#!/no/such/interpreter\n");
        assertThat(run("never", "bad", Map.of()))
                .isInstanceOfSatisfying(CommandEnd.Exited.class, exited -> assertThat(exited.code())
                        .isNotZero());
    }

    private void refused(String name, Map<String, String> values, String why) {
        assertThatThrownBy(() -> run("never", name, values))
                .isInstanceOf(ScriptRefused.class)
                .hasMessageContaining(why);
    }

    private CommandEnd run(String sandbox, String name, Map<String, String> values) throws InterruptedException {
        return scripts(sandbox).run(name, values, Map.of("key", "17/x"), WITHIN, lines::add);
    }

    private Scripts scripts(String sandbox) {
        return new Scripts(config(Optional.of(folder.resolve("scripts")), sandbox), folder.resolve("data"));
    }

    private static RemoteConfig config(Optional<Path> scripts, String sandbox) {
        return new RemoteConfig() {
            @Override
            public Optional<Path> scripts() {
                return scripts;
            }

            @Override
            public String sandbox() {
                return sandbox;
            }
        };
    }

    private void script(String name, String manifest, String text) throws IOException {
        var home = Files.createDirectories(folder.resolve("scripts").resolve(name));
        Files.writeString(home.resolve("manifest.yaml"), "about: for a test\n" + manifest + "\n");
        var program = home.resolve("run");
        Files.writeString(program, "#!/bin/sh\n" + text + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** Who is killed is gone a moment later. */
    private static void awaitEnd(String mark) throws IOException {
        long until = System.nanoTime() + WITHIN.toNanos();
        while (!running(mark).isEmpty() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(running(mark)).isEmpty();
    }

    private static List<String> running(String mark) throws IOException {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(ScriptsTest::commandLine)
                    .filter(line -> line.contains(mark))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
