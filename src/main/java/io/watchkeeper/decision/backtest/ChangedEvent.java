package io.watchkeeper.decision.backtest;

/**
 * An event that would be another.
 *
 * @param before the worst grade that the live version gives it in the period; empty where it gives none
 * @param signals of it that would be decided differently
 * @param example one of them, if possible one that is graded differently
 */
public record ChangedEvent(long event, String before, String after, long signals, Example example) {
    boolean regraded() {
        return !before.equals(after);
    }
}
