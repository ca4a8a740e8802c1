package io.watchkeeper.facts;

/**
 * How many events there are at once.
 *
 * @param opened events of the scenario opened in the last {@code windowSeconds}, this one counted
 * @param calmSeconds since the last event opened that belongs to a storm; -1 where there was none lately
 */
public record StormState(String signal, long opened, long windowSeconds, long calmSeconds) implements Fact {
    public StormState {
        signal = Normal.text(signal);
    }
}
