package io.watchkeeper.event;

/**
 * @param occurrences distinct episodes
 * @param firing members that fire now
 * @param reopened how often it was opened again
 */
public record EventCounts(long occurrences, long firing, long reopened) {
    public static final EventCounts FIRST = new EventCounts(1, 1, 0);

    /** @param newMember false when the same series fired on this event already and its end was never reported */
    EventCounts joined(boolean newMember) {
        return new EventCounts(occurrences + 1, newMember ? firing + 1 : firing, reopened);
    }

    EventCounts reopenedOnce() {
        return new EventCounts(occurrences, firing, reopened + 1);
    }

    EventCounts memberLeft() {
        return new EventCounts(occurrences, Math.max(0, firing - 1), reopened);
    }
}
