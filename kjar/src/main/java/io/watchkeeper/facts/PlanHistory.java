package io.watchkeeper.facts;

/**
 * How a plan has fared lately on events of the scenario, in the workspace of the signal: whoever started it.
 *
 * @param plan a code of {@code plans/}
 * @param runs the latest that have ended and whose event shows by now what came of it, 20 at most
 * @param healed those of them after which the symptom ended
 * @param healedPercent of {@code runs}, rounded down
 */
public record PlanHistory(String signal, String plan, long runs, long healed, long healedPercent) implements Fact {
    private static final long PERCENT = 100;

    public PlanHistory {
        signal = Normal.text(signal);
        plan = Normal.text(plan);
    }

    /** Of no signal yet. */
    public static PlanHistory of(String plan, long runs, long healed) {
        return new PlanHistory("", plan, runs, healed, runs == 0 ? 0 : healed * PERCENT / runs);
    }

    /** The same history for another signal. */
    public PlanHistory as(String other) {
        return new PlanHistory(other, plan, runs, healed, healedPercent);
    }
}
