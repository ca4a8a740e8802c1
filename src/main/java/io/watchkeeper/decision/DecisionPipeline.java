package io.watchkeeper.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param at the time of the decision, empty where none is told
     * @return one recognition a signal, in the order given
     * @throws RuleFault when a rule fails; nothing of the batch is decided then
     */
    public static List<Recognition> recognise(Rulebook rulebook, List<? extends Signal> signals, Optional<Instant> at) {
        var candidates = new ArrayList<Candidate>(signals.size());
        for (var signal : signals) {
            candidates.add(new Candidate(rulebook, signal, candidates.size(), at));
        }
        new StageRun(rulebook, at).run(Stage.SCENARIO, candidates, Candidate::facts, Candidate::recognised);
        return candidates.stream().map(Candidate::recognition).toList();
    }

    /** First half at no time. */
    public static List<Recognition> recognise(Rulebook rulebook, List<? extends Signal> signals) {
        return recognise(rulebook, signals, Optional.empty());
    }

    /**
     * Second half, for a whole batch, at the time of the first. Two situations of one batch must not belong to one event: the second would be decided without
     * the first.
     *
     * @return one verdict a situation, in the order given
     * @throws RuleFault when a rule fails; nothing of the batch is decided then
     */
    public static List<Verdict> decide(Rulebook rulebook, List<Situation> situations) {
        var cases = new ArrayList<Case>(situations.size());
        for (var situation : situations) {
            cases.add(new Case(rulebook, situation, cases.size()));
        }
        var run = new StageRun(rulebook, time(situations));
        run.run(Stage.CORRELATION, cases, Case::standing, Case::correlated);
        var firing = cases.stream().filter(Case::touchesFiringEvent).toList();
        run.run(Stage.GRADING, firing, Case::event, Case::graded);
        run.run(Stage.RECOMMENDATION, firing, Case::tried, Case::recommended);
        return cases.stream().map(Case::verdict).toList();
    }

    private static Optional<Instant> time(List<Situation> situations) {
        var times = situations.stream()
                .map(situation -> situation.recognition().at())
                .distinct()
                .toList();
        if (times.size() > 1) {
            throw new IllegalArgumentException("a batch is decided at one time, not at " + times);
        }
        return times.isEmpty() ? Optional.empty() : times.get(0);
    }

    private record StageRun(Rulebook rulebook, Optional<Instant> at) {

        /** Runs one stage for all subjects in one session, and gives each what fired for it. */
        <T extends Subject> void run(
                Stage stage,
                List<T> subjects,
                Function<T, List<? extends Fact>> facts,
                BiConsumer<T, List<Firing>> answer) {
            var given = new ArrayList<Fact>();
            subjects.forEach(subject -> given.addAll(facts.apply(subject)));
            var fired = given.isEmpty() ? Map.<String, List<Firing>>of() : rulebook.fire(stage, given, at);
            subjects.forEach(subject -> answer.accept(subject, fired.getOrDefault(subject.name(), List.of())));
        }
    }
}
