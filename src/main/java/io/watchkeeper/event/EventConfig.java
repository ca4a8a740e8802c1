package io.watchkeeper.event;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.event")
public interface EventConfig {
    /** How long an event must stay resolved, with nobody responding, before it completes by itself. */
    @WithDefault("PT30M")
    Duration settleFor();

    /** How long after its completion an event is opened again by the same key, instead of a new one being made. */
    @WithDefault("PT1H")
    Duration reopenWithin();

    /** How often settling looks; {@code off} for never. Text, because the scheduler reads it. */
    @WithDefault("5s")
    String settleEvery();
}
