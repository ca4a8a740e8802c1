package io.watchkeeper.journal;

import java.time.Duration;
import java.time.Instant;

import io.watchkeeper.decision.EventContext;
import io.watchkeeper.decision.EventContext.EventPresence;

/** What a batch is decided under, besides its facts: one time for all of it, and the service's settings. */
record Settings(Instant now, Duration reopenWithin, Duration stormWindow) {
    EventContext context(boolean episodeKnown, long openedLately) {
        return EventContext.of(
                episodeKnown,
                EventPresence.NONE,
                0,
                0,
                0,
                0,
                reopenWithin.toSeconds(),
                openedLately,
                stormWindow.toSeconds());
    }
}
