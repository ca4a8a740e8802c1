package io.watchkeeper.decision;

import java.util.List;

import io.watchkeeper.facts.Signal;

/**
 * The whole of a decision, stage by stage: scenario, correlation, grading, recommendation. Pure: the same rulebook and the same facts give the same verdicts.
 */
public final class DecisionPipeline {
    private DecisionPipeline() {}

    /**
     * First half, for a whole batch: it needs nothing but the signals.
     *
     * @return one recognition a signal, in the order given
     * @throws RuleFault when a rule fails; nothing of the batch is decided then
     */
    public static List<Recognition> recognise(Rulebook rulebook, List<? extends Signal> signals) {
        throw new IllegalStateException("being written");
    }

    /**
     * Second half, for a whole batch. Two situations of one batch must not belong to one event: the second would be decided without the first.
     *
     * @return one verdict a situation, in the order given
     * @throws RuleFault when a rule fails; nothing of the batch is decided then
     */
    public static List<Verdict> decide(Rulebook rulebook, List<Situation> situations) {
        throw new IllegalStateException("being written");
    }
}
