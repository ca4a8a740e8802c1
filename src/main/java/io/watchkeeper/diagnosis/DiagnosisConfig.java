package io.watchkeeper.diagnosis;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "watchkeeper.diagnosis")
public interface DiagnosisConfig {
    /** How often this node looks for diagnoses to start and to go on with; {@code off} for never. Text, because the scheduler reads it. */
    @WithDefault("1s")
    String lookEvery();

    /** How many diagnoses this node runs at a time. */
    @WithDefault("16")
    int atOnce();

    /** After so long without a sign of its node another one goes on with a diagnosis. By the time of the database. */
    @WithDefault("PT20S")
    Duration lease();

    /** Events that opened longer ago are diagnosed on request only: after an outage the store is not full of what is over. */
    @WithDefault("PT15M")
    Duration startWithin();

    /** How many begin by themselves in a minute on all nodes, the worst events first: a flood of events is not followed by a flood of questions. */
    @WithDefault("300")
    int startsPerMinute();

    /** Events whose diagnoses find the same cause within so long of each other may be explained by one thing. */
    @WithDefault("PT1H")
    Duration sameCauseWithin();

    /** How often objects are learned from the clusters whose sources say so; nothing is where it is zero. */
    @WithDefault("PT10M")
    Duration learnObjectsEvery();

    Checks checks();

    interface Checks {
        /** How many checks this node makes at a time of one host or source. */
        @WithDefault("2")
        int perTarget();

        /** How many checks of one kind this node makes at a time. */
        @WithDefault("16")
        int perKind();

        /** How many checks this node makes at a time before they are known to be needed, where there is room; 0 for none. */
        @WithDefault("8")
        int ahead();

        /** How often a check is made again that found nobody to answer. */
        @WithDefault("1")
        int retries();

        /** After so many checks in a row without an answer a target is left alone. */
        @WithDefault("5")
        int failures();

        /** How long it is left alone. */
        @WithDefault("PT30S")
        Duration pause();
    }
}
