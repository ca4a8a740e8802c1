package io.watchkeeper.facts;

/**
 * The latest risk event with the key of this signal, where that one is completed.
 *
 * @param reopenWithinSeconds how long a completed event may be opened again, from the settings of the service
 */
public record CompletedEvent(String signal, long occurrences, long completedSecondsAgo, long reopenWithinSeconds)
        implements Fact {
    public CompletedEvent {
        signal = Normal.text(signal);
    }
}
