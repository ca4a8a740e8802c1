package io.watchkeeper.facts;

/**
 * How many events of the same scenario and workspace were opened lately.
 *
 * @param opened events opened in the last {@code windowSeconds}, this one not counted; counted up to 100
 */
public record ScenarioWindow(String signal, long opened, long windowSeconds) implements Fact {
    public ScenarioWindow {
        signal = Normal.text(signal);
    }
}
