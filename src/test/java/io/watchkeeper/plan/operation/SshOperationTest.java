package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.WITHIN;
import static io.watchkeeper.plan.operation.Calls.at;
import static io.watchkeeper.plan.operation.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.decision.plan.OperationCall;
import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.diagnosis.check.CheckFailed;
import io.watchkeeper.remote.SshCommands;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.SshServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on a host that a real sshd stands for. */
@NeedsProgram(program = SshServer.PROGRAM, debianPackage = SshServer.PACKAGE)
class SshOperationTest {
    @TempDir
    static Path folder;

    private static final SshCommands SSH = new SshCommands();
    private static SshServer server;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() throws Exception {
        server = SshServer.start(folder.resolve("ssh"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_command_is_run_at_the_target_and_what_it_says_is_told() throws Exception {
        var outcome = carryOut(at(command("sh", "-c", "echo first; echo second >&2; echo last"), "127.0.0.1"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.outputs())
                .containsOnly(Map.entry("exit", "0"), Map.entry("stdout", "first last")));
        assertThat(lines).contains("first", "second", "last");
    }

    @Test
    void a_command_that_fails_says_why() throws Exception {
        assertThat(carryOut(command("sh", "-c", "echo no such unit; exit 5")))
                .isEqualTo(new Outcome.Failed("the command ended with 5: no such unit"));
    }

    @Test
    void hostile_values_arrive_as_plain_text() throws Exception {
        var trap = folder.resolve("trap");
        var values = new TreeMap<String, String>();
        Stream.of(
                        "'; touch HERE; '",
                        "$(touch HERE)",
                        "`touch HERE`",
                        "a\ntouch HERE",
                        "x || touch HERE",
                        "\" ; touch HERE #",
                        "../../HERE")
                .map(value -> value.replace("HERE", trap.toString()))
                .forEach(value -> values.put("v" + values.size(), value));
        var does = new ArrayList<>(List.of("printf", "%s."));
        values.keySet().forEach(name -> does.add("{" + name + "}"));
        var outcome = carryOut(call(OperationKind.SSH, does, values));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(
                        done.outputs().get("stdout"))
                .isEqualTo((String.join(".", values.values()) + ".").replace("\n", " ")));
        assertThat(trap).doesNotExist();
    }

    @Test
    void a_command_that_takes_too_long_is_stopped_with_all_it_started_and_is_not_said_to_have_failed()
            throws Exception {
        var pid = folder.resolve("pid");
        var slow = command("sh", "-c", "sleep 600 & echo $! > " + pid + "; wait");
        var within = Duration.ofSeconds(1);
        Outcome outcome;
        do {
            outcome = carryOut(slow, server.settings(), within);
            // on a busy machine that may not be enough to begin it
            within = within.multipliedBy(2);
        } while ((!Files.exists(pid) || Files.size(pid) == 0) && within.compareTo(WITHIN) < 0);
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        var child = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(child).ifPresent(sleeping -> sleeping.onExit().join());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void a_host_that_shows_another_key_is_not_talked_to() throws Exception {
        var settings = new TreeMap<>(server.settings());
        settings.put("hostKeys", "* ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(carryOut(command("true"), settings, WITHIN)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void nobody_there_and_a_key_that_is_not_wanted_are_known_failures() throws Exception {
        var gone = new TreeMap<>(server.settings());
        gone.put("port", Integer.toString(SshServer.freePort()));
        assertThat(carryOut(command("true"), gone, WITHIN)).isInstanceOf(Outcome.Failed.class);
        var outcome = new SshOperation(SSH)
                .carryOut(
                        command("true"),
                        new Connection(
                                "default", "hosts", server.settings(), Optional.of(SecretValue.of("a password"))),
                        KEY,
                        WITHIN,
                        lines::add);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254"})
    void a_host_that_the_connection_does_not_list_is_refused(String host) {
        assertThatThrownBy(() -> carryOut(at(command("true"), host)))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("does not allow");
    }

    /** A kill -9 of the other end while a command runs. */
    @Test
    void a_connection_that_is_lost_leaves_it_unknown() throws Exception {
        var own = SshServer.start(folder.resolve("lost"));
        var begun = new CountDownLatch(1);
        var outcome = CompletableFuture.supplyAsync(() -> {
            try {
                var connection = new Connection(
                        "default", "hosts", own.settings(), Optional.of(SecretValue.of(own.privateKey())));
                return new SshOperation(SSH)
                        .carryOut(
                                command("sh", "-c", "echo begun; sleep 20"),
                                connection,
                                KEY,
                                Duration.ofSeconds(30),
                                line -> {
                                    if (line.equals("begun")) {
                                        begun.countDown();
                                    }
                                });
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        begun.await();
        own.closeWithSessions();
        assertThat(outcome.get()).isInstanceOf(Outcome.Unknown.class);
    }

    private static OperationCall command(String... arguments) {
        return call(OperationKind.SSH, List.of(arguments), Map.of());
    }

    private Outcome carryOut(OperationCall call) throws Exception {
        return carryOut(call, server.settings(), WITHIN);
    }

    private Outcome carryOut(OperationCall call, Map<String, String> settings, Duration within) throws Exception {
        var connection = new Connection("default", "hosts", settings, Optional.of(SecretValue.of(server.privateKey())));
        return new SshOperation(SSH).carryOut(call, connection, KEY, within, lines::add);
    }
}
