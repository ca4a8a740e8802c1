package io.watchkeeper.decision;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.facts.PlanHistory;
import io.watchkeeper.facts.PlannedChange;

/**
 * What the store knew when a signal was decided. It is stored with the decision, so that a replay needs no database.
 *
 * @param episodeKnown whether the signal's episode still fires on its event
 * @param event the state of the latest event with the signal's key: NONE, OPEN or COMPLETED
 * @param occurrences distinct episodes of that event
 * @param firing members of that event that fire
 * @param openSeconds seconds since its first occurrence
 * @param completedSecondsAgo seconds since it was completed, 0 where it was not
 * @param reopenWithinSeconds the service's setting
 * @param openedLately events of the scenario opened in the last {@code windowSeconds}, counted up to 100
 * @param changes planned changes under way on the signal's object, those that suppress first; of no signal yet
 * @param diagnosis what a diagnosis of the event has found in its present life
 * @param tried how plans have fared on the scenario; of no signal yet
 */
public record EventContext(
        boolean episodeKnown,
        EventPresence event,
        long occurrences,
        long firing,
        long openSeconds,
        long completedSecondsAgo,
        long reopenWithinSeconds,
        long openedLately,
        long windowSeconds,
        List<PlannedChange> changes,
        Optional<DiagnosisFound> diagnosis,
        List<PlanHistory> tried) {
    public EventContext {
        changes = List.copyOf(changes);
        tried = List.copyOf(tried);
    }

    /** While no planned change is under way on the object. */
    public static EventContext of(
            boolean episodeKnown,
            EventPresence event,
            long occurrences,
            long firing,
            long openSeconds,
            long completedSecondsAgo,
            long reopenWithinSeconds,
            long openedLately,
            long windowSeconds) {
        return new EventContext(
                episodeKnown,
                event,
                occurrences,
                firing,
                openSeconds,
                completedSecondsAgo,
                reopenWithinSeconds,
                openedLately,
                windowSeconds,
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The same while these changes are under way on the signal's object. */
    public EventContext during(List<PlannedChange> underWay) {
        return underWay.equals(changes) ? this : with(underWay, diagnosis, tried);
    }

    /** The same with what a diagnosis has found. */
    public EventContext with(Optional<DiagnosisFound> found) {
        return with(changes, found, tried);
    }

    /** The same where plans have been tried on the scenario. */
    public EventContext trying(List<PlanHistory> plans) {
        return plans.equals(tried) ? this : with(changes, diagnosis, plans);
    }

    private EventContext with(List<PlannedChange> underWay, Optional<DiagnosisFound> found, List<PlanHistory> plans) {
        return new EventContext(
                episodeKnown,
                event,
                occurrences,
                firing,
                openSeconds,
                completedSecondsAgo,
                reopenWithinSeconds,
                openedLately,
                windowSeconds,
                underWay,
                found,
                plans);
    }

    /** Whether an event with the key exists, and in which half of its life. */
    public enum EventPresence {
        NONE,
        OPEN,
        COMPLETED
    }

    /** The context of a signal whose key has no event yet. */
    public static EventContext fresh(long reopenWithinSeconds, long windowSeconds) {
        return of(false, EventPresence.NONE, 0, 0, 0, 0, reopenWithinSeconds, 0, windowSeconds);
    }
}
