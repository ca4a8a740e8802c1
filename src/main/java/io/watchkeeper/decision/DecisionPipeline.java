package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.watchkeeper.facts.Fact;
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
        var candidates = new ArrayList<Candidate>(signals.size());
        for (var signal : signals) {
            candidates.add(new Candidate(rulebook, signal, candidates.size()));
        }
        run(rulebook, Stage.SCENARIO, candidates, Candidate::facts, Candidate::recognised);
        return candidates.stream().map(Candidate::recognition).toList();
    }

    /**
     * Second half, for a whole batch. Two situations of one batch must not belong to one event: the second would be decided without the first.
     *
     * @return one verdict a situation, in the order given
     * @throws RuleFault when a rule fails; nothing of the batch is decided then
     */
    public static List<Verdict> decide(Rulebook rulebook, List<Situation> situations) {
        var cases = new ArrayList<Case>(situations.size());
        for (var situation : situations) {
            cases.add(new Case(rulebook, situation, cases.size()));
        }
        run(rulebook, Stage.CORRELATION, cases, Case::standing, Case::correlated);
        var firing = cases.stream().filter(Case::touchesFiringEvent).toList();
        run(rulebook, Stage.GRADING, firing, Case::event, Case::graded);
        run(rulebook, Stage.RECOMMENDATION, firing, Case::event, Case::recommended);
        return cases.stream().map(Case::verdict).toList();
    }

    /** Runs one stage for all subjects in one session, and gives each what fired for it. */
    private static <T extends Subject> void run(
            Rulebook rulebook,
            Stage stage,
            List<T> subjects,
            Function<T, List<? extends Fact>> facts,
            BiConsumer<T, List<Firing>> answer) {
        var given = new ArrayList<Fact>();
        subjects.forEach(subject -> given.addAll(facts.apply(subject)));
        var fired = given.isEmpty() ? Map.<String, List<Firing>>of() : rulebook.fire(stage, given);
        subjects.forEach(subject -> answer.accept(subject, fired.getOrDefault(subject.name(), List.of())));
    }
}
