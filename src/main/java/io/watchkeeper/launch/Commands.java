package io.watchkeeper.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.watchkeeper.access.audit.AuditCommand;
import io.watchkeeper.access.secret.SecretCommand;
import io.watchkeeper.access.secret.SecretKeySource;
import io.watchkeeper.rulebook.command.RulesCommand;

/** What the program does instead of serving, where its first argument names it. */
final class Commands {
    private static final int FAILED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, Command> KNOWN = Map.of(
            "audit", (arguments, pool) -> new AuditCommand(System.out).run(arguments, pool),
            "secrets",
                    (arguments, pool) ->
                            new SecretCommand(keys(), new ClockProducer().clock(), System.out).run(arguments, pool));

    private static final String RULES = "rules";

    private Commands() {}

    /** One of them: its arguments without its name, and the database; gives the exit code. */
    private interface Command {
        int run(List<String> arguments, Pool pool);
    }

    /** Whether it is one that needs nothing but its arguments: no database, no data folder. */
    static boolean isForCi(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(RULES);
    }

    /** @return the exit code */
    static int runForCi(String... arguments) {
        // whatever the terminal's language: rules are written in Chinese, too
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var complaints = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new RulesCommand(out, complaints).run(List.of(arguments).subList(1, arguments.length));
    }

    static boolean isOne(String... arguments) {
        return arguments.length > 0 && KNOWN.containsKey(arguments[0]);
    }

    /** @return the exit code, 3 where the database fails */
    static int run(String[] arguments, DatabaseAddress address) {
        var vertx = Vertx.vertx();
        var pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(options(address))
                .using(vertx)
                .build();
        try {
            return KNOWN.get(arguments[0]).run(List.of(arguments).subList(1, arguments.length), pool);
        } catch (RuntimeException failed) {
            System.err.println("The database " + address + " fails: " + failed.getMessage());
            return FAILED;
        } finally {
            pool.close().await().atMost(PATIENCE);
            vertx.close().await().atMost(PATIENCE);
        }
    }

    private static SecretKeySource keys() {
        return new SecretKeySource(
                Optional.ofNullable(System.getenv("WATCHKEEPER_SECRET_KEY")),
                Optional.ofNullable(System.getenv("WATCHKEEPER_SECRET_KEY_PREVIOUS")),
                Watchkeeper.dataFolder());
    }

    private static PgConnectOptions options(DatabaseAddress address) {
        return PgConnectOptions.fromUri(address.settings().get("quarkus.datasource.reactive.url"))
                .setUser(address.user())
                .setPassword(address.password());
    }
}
