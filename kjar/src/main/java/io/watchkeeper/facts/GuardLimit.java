package io.watchkeeper.facts;

/**
 * A limit that holds for a request.
 *
 * @param limit its name, such as RUNS_PER_HOUR
 */
public record GuardLimit(String signal, String limit, long value) implements DecisionFact {
    public GuardLimit {
        signal = Normal.text(signal);
        limit = Normal.text(limit);
    }

    @Override
    public GuardLimit as(String other) {
        return new GuardLimit(other, limit, value);
    }
}
