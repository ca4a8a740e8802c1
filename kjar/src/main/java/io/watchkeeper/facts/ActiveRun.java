package io.watchkeeper.facts;

/**
 * A run that has not ended, paused ones included, and stands in the way.
 *
 * @param run its id
 * @param plan a code of {@code plans/}
 * @param relation SAME for the plan on the target, TARGET for another plan on it, GROUP for another object of its group
 * @param state of the run
 */
public record ActiveRun(String signal, String run, String plan, String relation, String state) implements Fact {
    public ActiveRun {
        signal = Normal.text(signal);
        run = Normal.text(run);
        plan = Normal.text(plan);
        relation = Normal.text(relation);
        state = Normal.text(state);
    }
}
