package io.watchkeeper.facts;

/**
 * The risk event, not completed, that has the key of this signal.
 *
 * @param occurrences distinct episodes so far, this one not counted
 * @param firing members that fire now
 * @param openSeconds seconds from its first occurrence to the time of the decision
 */
public record OpenEvent(String signal, long occurrences, long firing, long openSeconds) implements Fact {
    public OpenEvent {
        signal = Normal.text(signal);
    }
}
