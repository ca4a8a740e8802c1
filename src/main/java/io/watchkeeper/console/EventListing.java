package io.watchkeeper.console;

import java.util.List;

import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.event.EventPage;
import io.watchkeeper.event.OpenEventCounts;
import io.watchkeeper.facts.Sentence;

/**
 * What the list of events shows beside its filter.
 *
 * @param counts of all events that are not completed, whatever the filter
 * @param emptiness why there is no row; null where there is one
 * @param undecided how many signals stand in no event because a rule failed on them
 * @param faults what the address asks that cannot be answered
 */
public record EventListing(
        EventPage page,
        OpenEventCounts counts,
        List<RiskScenario> scenarios,
        Emptiness emptiness,
        long undecided,
        List<Sentence> faults) {

    /** An empty list must say which of these it is: they ask for different things of the reader. */
    public enum Emptiness {
        /** No signal ever made an event: nothing is connected, or nothing went wrong yet. */
        NOTHING_YET,
        /** There were events, and all are completed. */
        CALM,
        /** There are events, and the filter names none of them. */
        HIDDEN
    }
}
