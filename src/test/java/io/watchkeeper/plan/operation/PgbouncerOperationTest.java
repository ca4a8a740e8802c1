package io.watchkeeper.plan.operation;

import static io.watchkeeper.plan.operation.Calls.KEY;
import static io.watchkeeper.plan.operation.Calls.WITHIN;
import static io.watchkeeper.plan.operation.Calls.call;
import static io.watchkeeper.plan.operation.Calls.connection;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import io.watchkeeper.decision.plan.OperationKind;
import io.watchkeeper.remote.SshCommands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What never gets as far as a host; switches are tried in {@code StandbyPromotionTest}. */
class PgbouncerOperationTest {
    private static final String POOLS = "/etc/pgbouncer";
    private static final String GOOD = POOLS + "/first.ini";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop\"; KILL shop; --",
                "shop;RELOAD",
                "shop dbname",
                "host=10.0.0.1",
                "postgresql://10.0.0.1/shop",
                "--command=RELOAD",
                "$(id)",
                ""
            })
    void a_hostile_name_of_a_pool_is_refused(String pool) {
        assertThatThrownBy(() -> carryOut("switch {pool} {link} {former} {file}", pool, GOOD))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("no name of a pool");
        assertThatThrownBy(() -> carryOut("primary {pool}", pool, GOOD))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("no name of a pool");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                POOLS + "/$(id)",
                POOLS + "/a b",
                POOLS + "/a;id",
                POOLS + "/`id`",
                POOLS + "/a\nb",
                POOLS + "/../passwd",
                POOLS + "/./first.ini",
                "first.ini",
                "-first.ini",
                ""
            })
    void a_hostile_path_is_refused(String file) {
        assertThatThrownBy(() -> carryOut("switch {pool} {link} {former} {file}", "shop", file))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("no path of a file");
        assertThatThrownBy(() -> carryOut("file {file}", "shop", file))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("no path of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", POOLS, "/etc/pgbouncers/first.ini"})
    void a_file_elsewhere_is_refused(String file) {
        assertThatThrownBy(() -> carryOut("switch {pool} {link} {former} {file}", "shop", file))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("allows files below");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL {pool}", "switch {pool} {file}", "primary", "SHUTDOWN"})
    void another_command_is_refused(String text) {
        assertThatThrownBy(() -> carryOut(text, "shop", GOOD))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("no command for PgBouncer");
    }

    private static void carryOut(String text, String pool, String file) throws InterruptedException {
        var values = Map.of("pool", pool, "link", POOLS + "/primary.ini", "former", GOOD, "file", file);
        new PgbouncerOperation(new SshCommands())
                .carryOut(
                        call(OperationKind.PGBOUNCER, List.of(text), values),
                        connection(Map.of("pools", POOLS)),
                        KEY,
                        WITHIN,
                        line -> {});
    }
}
