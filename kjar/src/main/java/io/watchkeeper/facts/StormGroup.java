package io.watchkeeper.facts;

/**
 * The event is one of many of its scenario at once.
 *
 * @param reason a code of {@code reasons.csv}
 */
public record StormGroup(String signal, String reason) implements DecisionFact {
    public StormGroup {
        signal = Normal.text(signal);
        reason = Normal.text(reason);
    }

    @Override
    public StormGroup as(String other) {
        return new StormGroup(other, reason);
    }
}
