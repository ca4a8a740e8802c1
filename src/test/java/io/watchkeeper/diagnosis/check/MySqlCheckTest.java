package io.watchkeeper.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.vertx.core.Vertx;
import io.watchkeeper.access.secret.SecretValue;
import io.watchkeeper.decision.diagnosis.CheckCall;
import io.watchkeeper.decision.diagnosis.CheckKind;
import io.watchkeeper.decision.diagnosis.CheckTraits;
import io.watchkeeper.decision.diagnosis.ParameterType;
import io.watchkeeper.testing.NeedsProgram;
import io.watchkeeper.testing.RealPrograms;
import io.watchkeeper.testing.SshServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions to Debian's MariaDB. */
@NeedsProgram(program = "mariadbd", debianPackage = "mariadb-server")
class MySqlCheckTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String PASSWORD = "correct-horse-battery";

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static Process database;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = SshServer.freePort();
        var user = System.getProperty("user.name");
        var data = folder.resolve("data");
        var setUp = folder.resolve("set-up.sql");
        Files.writeString(
                setUp,
                """
                create database shop;
                create table shop.orders (id int, state varchar(40));
                insert into shop.orders values (1, 'open'), (2, 'open'), (3, 'sent');
                create user 'look'@'%' identified by 'PASSWORD';
                grant all on shop.* to 'look'@'%';
                """
                        .replace("PASSWORD", PASSWORD));
        run(
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + data,
                "--user=" + user,
                "--auth-root-authentication-method=normal",
                "--skip-test-db");
        database = new ProcessBuilder(
                        RealPrograms.require("mariadbd").toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--user=" + user,
                        "--socket=" + folder.resolve("socket"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--init-file=" + setUp)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mariadbd.log").toFile())
                .start();
        awaitAnswer();
    }

    private static void run(String program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(RealPrograms.require(program).toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start();
        assertThat(process.waitFor()).describedAs(folder.toString()).isZero();
    }

    private static void awaitAnswer() throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (System.nanoTime() < until) {
            try {
                ask("select count(*) from orders", Map.of());
                return;
            } catch (IOException | CheckFailed starting) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("mariadbd.log")));
    }

    @AfterAll
    static void stop() {
        database.destroyForcibly();
        VERTX.close();
    }

    @Test
    void the_first_column_of_the_first_row_is_the_answer() throws Exception {
        assertThat(ask("select count(*) from orders where state = :state or :state = 'all'", Map.of("state", "open"))
                        .value())
                .isEqualTo(2);
        assertThat(ask("select state from orders where id = :id", Map.of("id", "3"))
                        .text())
                .isEqualTo("sent");
        assertThat(ask("select state from orders where id = :id", Map.of("id", "9"))
                        .status())
                .isEqualTo("NO_ANSWER");
    }

    @Test
    void a_hostile_label_is_a_value() throws Exception {
        var answer = ask("select count(*) from orders where state = :state", Map.of("state", "x' or '1'='1"));
        assertThat(answer.value()).isZero();
    }

    @Test
    void nothing_is_changed_by_a_question() {
        assertThatThrownBy(() -> ask("delete from orders", Map.of()))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("READ ONLY");
        assertThatThrownBy(() -> ask("select 1; drop table orders", Map.of())).isInstanceOf(CheckFailed.class);
    }

    @Test
    void a_question_that_takes_too_long_is_stopped() {
        assertThatThrownBy(() -> check(Duration.ofSeconds(1), "select sleep(60)", Map.of(), PASSWORD))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_password_that_is_wrong_is_told_and_not_shown() {
        assertThatThrownBy(() -> check(WITHIN, "select 1", Map.of(), "another-password"))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("Access denied")
                .hasMessageNotContaining("another-password");
    }

    private static Answer ask(String question, Map<String, String> values) throws Exception {
        return check(WITHIN, question, values, PASSWORD);
    }

    private static Answer check(Duration within, String question, Map<String, String> values, String password)
            throws Exception {
        var types = new TreeMap<String, ParameterType>();
        values.keySet().forEach(name -> types.put(name, name.equals("id") ? ParameterType.NUMBER : ParameterType.TEXT));
        var call = new CheckCall(
                "N",
                "C",
                CheckKind.SQL,
                "shop",
                question,
                new TreeMap<>(values),
                types,
                Optional.empty(),
                Optional.empty(),
                "",
                within,
                CheckTraits.Result.ANY);
        var settings = Map.of("host", "127.0.0.1", "port", Integer.toString(port), "database", "shop", "user", "look");
        var source = new Source("default", "shop", settings, Optional.of(SecretValue.of(password)));
        return new MySqlCheck(VERTX).measure(call, source, within);
    }
}
