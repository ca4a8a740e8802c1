package io.watchkeeper.access.secret;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.vertx.mutiny.sqlclient.Pool;

/** {@code secrets rotate-key} at the terminal. */
public final class SecretCommand {
    public static final int DONE = 0;
    public static final int UNREADABLE = 1;
    public static final int MISUSED = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SecretKeySource keys;
    private final Clock clock;
    private final PrintStream out;

    public SecretCommand(SecretKeySource keys, Clock clock, PrintStream out) {
        this.keys = keys;
        this.clock = clock;
        this.out = out;
    }

    /** @return the exit code: 0 done, 1 a secret cannot be read and nothing was changed, 2 asked for in another way */
    public int run(List<String> arguments, Pool pool) {
        if (!arguments.equals(List.of("rotate-key"))) {
            out.println("Usage: secrets rotate-key");
            return MISUSED;
        }
        try {
            int count = new SecretRotation(pool, keys, clock).run().await().atMost(PATIENCE);
            out.printf(
                    "%d secrets are sealed with the key %s now%n",
                    count, keys.keys().current().id());
            return DONE;
        } catch (UnreadableSecret unreadable) {
            out.println(unreadable.getMessage() + ". Nothing was changed.");
            return UNREADABLE;
        }
    }
}
