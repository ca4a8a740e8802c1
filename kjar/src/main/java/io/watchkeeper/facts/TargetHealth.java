package io.watchkeeper.facts;

/**
 * How the group stands that the target belongs to: those of one redundancy group stand in for each other.
 *
 * @param known whether anybody said which group that is
 * @param group its name
 * @param total how many objects it has
 * @param healthy those of them without a firing event
 * @param remaining healthy ones that are left alone while the plan acts
 * @param percent that {@code remaining} is of {@code total}
 */
public record TargetHealth(
        String signal, boolean known, String group, long total, long healthy, long remaining, long percent)
        implements Fact {
    public TargetHealth {
        signal = Normal.text(signal);
        group = Normal.text(group);
    }
}
