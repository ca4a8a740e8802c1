package io.watchkeeper.plan;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.plan")
public interface RunConfig {
    /** How often this node looks for runs to go on with; {@code off} for never. Text, because the scheduler reads it. */
    @WithDefault("500ms")
    String lookEvery();

    /** After so long without a sign of its node another one takes a run up. By the time of the database. */
    @WithDefault("PT3S")
    Duration lease();

    /** How many runs this node looks after at a time. */
    @WithDefault("64")
    int atOnce();

    /** How many calls of one run are under way at a time. */
    @WithDefault("16")
    int callsAtOnce();

    /** A run that has not ended by then ends as FAILED: nothing holds its targets for ever. */
    @WithDefault("PT24H")
    Duration within();

    /** For so long a run of tier 3 waits for a second person. */
    @WithDefault("PT15M")
    Duration confirmWithin();

    /** For so long after its end what a run did can be taken back. */
    @WithDefault("PT24H")
    Duration rollBackWithin();

    /** For so long a review sheet may start a run. */
    @WithDefault("PT15M")
    Duration reviewFor();

    /** So long a node that is asked to stop waits for the calls that it has under way. */
    @WithDefault("PT20S")
    Duration stopWithin();

    /** How many lines of one call's output are kept. */
    @WithDefault("1000")
    int outputLines();
}
