package io.watchkeeper.facts;

/**
 * A release, freeze or maintenance that is under way on the object of a signal, or on what it is part of or needs.
 *
 * @param change as its sender named it
 * @param kind RELEASE, FREEZE or MAINTENANCE
 * @param suppresses whether firing signals of the object shall open no event while it lasts
 * @param startedSecondsAgo seconds from its start to the time of the decision
 * @param endsInSeconds seconds from the time of the decision to its end
 */
public record PlannedChange(
        String signal, String change, String kind, boolean suppresses, long startedSecondsAgo, long endsInSeconds)
        implements Fact {
    public PlannedChange {
        signal = Normal.text(signal);
        change = Normal.text(change);
        kind = Normal.text(kind);
    }

    /** The same change for another signal. */
    public PlannedChange as(String other) {
        return new PlannedChange(other, change, kind, suppresses, startedSecondsAgo, endsInSeconds);
    }
}
