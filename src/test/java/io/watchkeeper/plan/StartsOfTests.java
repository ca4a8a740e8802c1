package io.watchkeeper.plan;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.watchkeeper.decision.plan.PlannedRun;

/** Starts runs as the service does, for tests of who starts them. */
public final class StartsOfTests {
    private StartsOfTests() {}

    public static RunStarts starts() {
        return new RunStarts(mapped(RunConfig.class, Map.of()));
    }

    /** A run by the name of a test, in the default workspace. */
    public static String started(Pool pool, PlannedRun run) {
        var origin = new RunOrigin(
                RunOrigin.Trigger.MANUAL, "default", Optional.empty(), "li", "li", Optional.empty(), Optional.empty());
        var started = pool.withTransaction(transaction -> starts().start(transaction, run, origin))
                .await()
                .atMost(Duration.ofSeconds(20));
        return Long.toString(((RunStart.Started) started).run());
    }

    /** The defaults, but for what is given. */
    public static <T> T mapped(Class<T> mapping, Map<String, String> given) {
        var builder = new SmallRyeConfigBuilder().withMapping(mapping);
        given.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(mapping);
    }
}
