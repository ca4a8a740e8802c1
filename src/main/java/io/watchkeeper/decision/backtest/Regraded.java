package io.watchkeeper.decision.backtest;

import io.watchkeeper.decision.Grade;

/**
 * How many stand with another grade.
 *
 * @param otherwise those that only one of the two versions grades at all
 */
public record Regraded(long graver, long milder, long otherwise) {
    static final Regraded NONE = new Regraded(0, 0, 0);

    /** One more, where the grades differ; null stands for none. */
    Regraded and(Grade before, Grade after) {
        if (before == after) {
            return this;
        }
        if (before == null || after == null) {
            return new Regraded(graver, milder, otherwise + 1);
        }
        return after.compareTo(before) < 0
                ? new Regraded(graver + 1, milder, otherwise)
                : new Regraded(graver, milder + 1, otherwise);
    }

    Regraded plus(Regraded other) {
        return new Regraded(graver + other.graver, milder + other.milder, otherwise + other.otherwise);
    }

    long all() {
        return graver + milder + otherwise;
    }
}
