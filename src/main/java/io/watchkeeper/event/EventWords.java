package io.watchkeeper.event;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.rulebook.LiveRulebook;

/** What events are told with at this moment: the live rulebook, and how its plans have fared. */
@Singleton
class EventWords {
    private final LiveRulebook rulebooks;
    private final TriedPlans tried;

    EventWords(LiveRulebook rulebooks, TriedPlans tried) {
        this.rulebooks = rulebooks;
        this.tried = tried;
    }

    Rulebook rulebook() {
        return rulebooks.current();
    }

    EventRendering rendering() {
        return new EventRendering(rulebook(), tried);
    }
}
