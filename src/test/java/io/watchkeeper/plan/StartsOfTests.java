package io.watchkeeper.plan;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Starts runs as the service does, for tests of who starts them. */
public final class StartsOfTests {
    private StartsOfTests() {}

    public static RunStarts starts() {
        return new RunStarts(mapped(RunConfig.class, Map.of()));
    }

    /** The defaults, but for what is given. */
    public static <T> T mapped(Class<T> mapping, Map<String, String> given) {
        var builder = new SmallRyeConfigBuilder().withMapping(mapping);
        given.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(mapping);
    }
}
