package io.watchkeeper.journal;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.EventContext;

/** The settings that decisions depend on, for those who decide outside the journal. */
@Singleton
public class DecisionSettings {
    private final Timing timing;

    DecisionSettings(Timing timing) {
        this.timing = timing;
    }

    /** What is known of a signal whose key has no event. */
    public EventContext freshContext() {
        return timing.settings().context(false, 0);
    }
}
