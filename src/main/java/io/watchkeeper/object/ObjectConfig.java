package io.watchkeeper.object;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.object")
public interface ObjectConfig {
    /** How often new events are searched for objects that nobody has named; {@code off} for never. Text, because the scheduler reads it. */
    @WithDefault("10s")
    String learnEvery();

    /** How old an event must be before it is searched: events are numbered before they are committed, and the clocks of nodes differ. */
    @WithDefault("PT20S")
    Duration learnAfter();

    /** How often a node looks which changes are under way; {@code off} for never. */
    @WithDefault("1s")
    String lookForChangesEvery();

    /** How often signals are looked for that a change held back and that are free again; {@code off} for never. */
    @WithDefault("2s")
    String releaseEvery();
}
