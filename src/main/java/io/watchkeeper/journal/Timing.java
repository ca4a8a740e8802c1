package io.watchkeeper.journal;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.watchkeeper.event.EventConfig;

/** What the journal measures time with, and the times it keeps to. */
@Singleton
record Timing(Clock clock, JournalConfig journal, EventConfig event) {
    Settings settings() {
        return new Settings(clock.instant(), event.reopenWithin(), journal.stormWindow());
    }
}
