package io.watchkeeper.journal;

import java.time.Duration;
import java.time.Period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How signals are gathered, decided and kept. */
@ConfigMapping(prefix = "watchkeeper.journal")
public interface JournalConfig {
    /** Signals that may wait to be decided; beyond it senders are asked to come again. */
    @WithDefault("20000")
    int waitingSignals();

    /** Bytes of posts that may wait. */
    @WithDefault("67108864")
    long waitingBytes();

    /** Signals in one batch, and so in one transaction. */
    @WithDefault("500")
    int batchSize();

    /** Batches under way at once. */
    @WithDefault("2")
    int batchesInFlight();

    /** Signals that make a batch leave while another is under way. */
    @WithDefault("32")
    int batchBeside();

    /** Threads that decide; event loops never do. */
    @WithDefault("2")
    int decisionThreads();

    /** A batch that decides longer than this is given up, and its signals are decided one by one. */
    @WithDefault("PT2S")
    Duration decideWithin();

    /** What was sent must be committed by then, waiting included, else the sender is asked to come again. */
    @WithDefault("PT10S")
    Duration commitWithin();

    /** Events of one scenario opened within this time count towards a storm. */
    @WithDefault("PT10M")
    Duration stormWindow();

    /** Journal partitions, and signals last seen before this, are dropped. */
    @WithDefault("P180D")
    Period retain();
}
