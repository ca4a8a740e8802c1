package io.watchkeeper.facts;

/**
 * A signal that is kept but opens no event, such as a heartbeat.
 *
 * @param reason a code of {@code reasons.csv}
 */
public record Suppression(String signal, String reason) implements DecisionFact {
    public Suppression {
        signal = Normal.text(signal);
        reason = Normal.text(reason);
    }

    @Override
    public Suppression as(String other) {
        return new Suppression(other, reason);
    }
}
