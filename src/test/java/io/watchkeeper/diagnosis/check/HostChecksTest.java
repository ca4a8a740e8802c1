package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.remote.SshCommands;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.SshServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at a host that a real sshd stands for. */
@NeedsProgram(program = SshServer.PROGRAM, debianPackage = SshServer.PACKAGE)
class HostChecksTest {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static final SshCommands SSH = new SshCommands();
    private static SshServer server;
    private static Path log;

    @BeforeAll
    static void start() throws Exception {
        server = SshServer.start(folder.resolve("ssh"));
        log = Files.createDirectories(folder.resolve("log")).resolve("shop.log");
        var lines = IntStream.range(0, 30_000)
                .mapToObj(i -> i % 1000 == 0 ? "ERROR order " + i + " failed (a.b)" : "INFO order " + i + " done axb");
        Files.writeString(log, lines.collect(Collectors.joining("\n", "", "\n")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"text, 0, there are 7 of 9", "number, 7, ''", "exit, 0, ''"})
    void the_last_line_its_number_or_the_exit_code_is_the_answer(String read, double value, String text)
            throws Exception {
        var answer = command("printf\nfirst\\nthere are 7 of 9\\n", Map.of("read", read));
        assertThat(answer.status()).isEqualTo("OK");
        assertThat(answer.value()).isEqualTo(value);
        assertThat(answer.text()).isEqualTo(text);
    }

    @Test
    void a_hostile_label_is_one_argument() throws Exception {
        var trap = folder.resolve("trap");
        var answer = command("printf\n%s\n{name}", Map.of("name", "'; touch " + trap + "; '$(touch " + trap + ")"));
        assertThat(answer.text()).startsWith("'; touch");
        assertThat(trap).doesNotExist();
    }

    @Test
    void a_command_that_fails_is_an_error_and_its_code_may_be_asked_for() throws Exception {
        assertThat(command("ls\n/no/such/folder", Map.of()).status()).isEqualTo("ERROR");
        assertThat(command("ls\n/no/such/folder", Map.of("read", "exit")).value())
                .isEqualTo(2);
    }

    @Test
    void a_program_that_the_source_does_not_list_is_not_run() {
        assertThatThrownBy(() -> command("rm\n-rf\n/tmp/x", Map.of()))
                .isInstanceOf(CheckFailed.class)
                .hasMessage("the source does not allow checks to run rm");
    }

    @Test
    void nobody_there_is_worth_another_try_and_too_long_is_no_answer() throws Exception {
        var gone = new TreeMap<>(settings());
        gone.put("port", Integer.toString(SshServer.freePort()));
        assertThatThrownBy(() -> new HostChecks(SSH).measure(call(CheckKind.SSH, "ls", Map.of()), source(gone), WITHIN))
                .isInstanceOf(IOException.class);
        var slow = new HostChecks(SSH)
                .measure(call(CheckKind.SSH, "sleep\n60", Map.of()), source(settings()), Duration.ofSeconds(4));
        assertThat(slow.status()).isEqualTo("NO_ANSWER");
    }

    @Test
    void lines_at_the_end_of_a_log_are_counted_and_the_last_is_told() throws Exception {
        assertThat(log("^ERROR", Map.of("last", "10m")).value()).isEqualTo(30);
        assertThat(log("^ERROR", Map.of("last", "100k")).value()).isBetween(3.0, 5.0);
        assertThat(log("^ERROR", Map.of("read", "line")).text()).isEqualTo("ERROR order 29000 failed (a.b)");
        assertThat(log("^FATAL", Map.of("read", "line")).status()).isEqualTo("NO_ANSWER");
    }

    @Test
    void a_label_in_a_pattern_is_text_and_no_pattern() throws Exception {
        assertThat(log("{what}", Map.of("what", "(a.b)", "last", "10m")).value())
                .isEqualTo(30);
        assertThat(log("{what}", Map.of("what", ".*", "last", "10m")).value()).isZero();
    }

    @Test
    void a_file_that_there_is_not_is_an_error() throws Exception {
        var answer = log("x", Map.of("file", log.resolveSibling("other.log").toString()));
        assertThat(answer.status()).isEqualTo("ERROR");
        assertThat(answer.why()).contains("No such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/shadow", "/var/log/../../etc/shadow", "/var/logs/x"})
    void a_file_elsewhere_is_not_read(String file) {
        assertThatThrownBy(() -> log("x", Map.of("file", file)))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("does not allow checks to read");
    }

    private static Answer command(String ask, Map<String, String> values) throws Exception {
        return new HostChecks(SSH).measure(call(CheckKind.SSH, ask, values), source(settings()), WITHIN);
    }

    private static Answer log(String pattern, Map<String, String> values) throws Exception {
        var all = new TreeMap<>(Map.of("file", log.toString()));
        all.putAll(values);
        return new HostChecks(SSH).measure(call(CheckKind.LOG, pattern, all), source(settings()), WITHIN);
    }

    private static Map<String, String> settings() throws IOException {
        var settings = new TreeMap<>(server.settings());
        settings.remove("act");
        settings.put("programs", "printf ls sleep");
        settings.put("logs", "/var/log " + log.getParent());
        return settings;
    }

    private static Source source(Map<String, String> settings) throws IOException {
        return new Source("default", "hosts", settings, Optional.of(SecretValue.of(server.privateKey())));
    }

    private static CheckCall call(CheckKind kind, String ask, Map<String, String> values) {
        var all = new TreeMap<>(Map.of("host", "127.0.0.1"));
        all.putAll(values);
        return new CheckCall(
                "N",
                "C",
                kind,
                "hosts",
                ask,
                all,
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                "",
                WITHIN,
                CheckTraits.Result.ANY);
    }
}
