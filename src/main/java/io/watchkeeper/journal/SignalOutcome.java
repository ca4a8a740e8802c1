package io.watchkeeper.journal;

/**
 * What became of one signal, once it is committed.
 *
 * @param eventId empty when the signal belongs to no event
 */
public record SignalOutcome(Kind kind, String signalId, String eventId) {
    /** REJECTED is not among them: a member that cannot be read never reaches the journal. */
    public enum Kind {
        DECIDED,
        DUPLICATE,
        UNDECIDED
    }
}
