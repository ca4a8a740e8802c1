package io.watchkeeper.object;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.object")
public interface ObjectConfig {
    /** How often new events are searched for objects that nobody has named; {@code off} for never. Text, because the scheduler reads it. */
    @WithDefault("10s")
    String learnEvery();
}
