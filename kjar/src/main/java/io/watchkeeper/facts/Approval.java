package io.watchkeeper.facts;

/**
 * What a person said to a run that was held.
 *
 * @param by who
 */
public record Approval(String signal, boolean given, String by) implements Fact {
    public Approval {
        signal = Normal.text(signal);
        by = Normal.text(by);
    }
}
