package io.watchkeeper.facts;

/**
 * What a signal does to the risk events.
 *
 * @param outcome OPEN, JOIN, REOPEN, RESOLVE (one member of its event recovered) or RECORD (kept, changes no event)
 * @param reason a code of {@code reasons.csv}
 */
public record Correlation(String signal, String outcome, String reason) implements DecisionFact {
    public Correlation {
        signal = Normal.text(signal);
        outcome = Normal.text(outcome);
        reason = Normal.text(reason);
    }

    @Override
    public Correlation as(String other) {
        return new Correlation(other, outcome, reason);
    }
}
