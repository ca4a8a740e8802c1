package io.watchkeeper.healing;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.healing")
public interface HealingConfig {
    /** How often this node looks for events to decide on; {@code off} for never. Text, because the scheduler reads it. */
    @WithDefault("1s")
    String lookEvery();

    /** Events that opened longer ago start nothing by themselves: after an outage the store is not full of what is over. */
    @WithDefault("PT15M")
    Duration startWithin();

    /** How long a person has to say yes; after that it means no. */
    @WithDefault("PT30M")
    Duration holdFor();

    /** How long a record waits for what stands in the way to end. */
    @WithDefault("PT1H")
    Duration waitFor();

    /** After how long what waits is decided again. */
    @WithDefault("PT10S")
    Duration waitStep();

    /** How long after a run its symptom may go on before the run counts as failed. */
    @WithDefault("PT10M")
    Duration verifyWithin();

    /** How long guards may take to decide; after that nothing runs, and it is decided again. */
    @WithDefault("PT5S")
    Duration decideWithin();
}
