package io.watchkeeper.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Correlation;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.RiskGrade;
import io.watchkeeper.facts.ScenarioMatch;

/** Picks the answer of a stage out of what fired, without regard to the order of firing. */
final class Answers {
    private Answers() {}

    /** The firings that inserted one kind of decision, the strongest first. */
    static List<Firing> all(List<Firing> fired, Class<? extends DecisionFact> kind) {
        var found = new ArrayList<Firing>(fired.size());
        for (var firing : fired) {
            if (kind.isInstance(firing.decision())) {
                found.add(firing);
            }
        }
        found.sort(Firing.STRONGEST);
        return found;
    }

    static Optional<Firing> strongest(List<Firing> fired, Class<? extends DecisionFact> kind) {
        return all(fired, kind).stream().findFirst();
    }

    static RiskScenario scenario(Rulebook rulebook, Firing firing) {
        var code = ((ScenarioMatch) firing.decision()).scenario();
        return rulebook.catalogue()
                .find(code)
                .orElseThrow(() -> new RuleFault(firing.rule(), "there is no scenario " + code, null));
    }

    /** The one correlation; two rules that differ here would leave it to chance what becomes of an event. */
    static Correlation correlation(List<Firing> fired) {
        var found = all(fired, Correlation.class);
        if (found.isEmpty()) {
            throw new RuleFault("", "no rule of the stage CORRELATION answers", null);
        }
        for (var firing : found) {
            if (!firing.decision().equals(found.get(0).decision())) {
                throw new RuleFault(
                        firing.rule(), "differs from the rule " + found.get(0).rule() + " on the same signal", null);
            }
        }
        return (Correlation) found.get(0).decision();
    }

    static Verdict.Outcome outcome(Correlation correlation) {
        try {
            return Verdict.Outcome.valueOf(correlation.outcome());
        } catch (IllegalArgumentException unknown) {
            throw new RuleFault("", "there is no outcome " + correlation.outcome(), unknown);
        }
    }

    /** The worst grade that any rule gave. */
    static Firing worstGrade(List<Firing> fired) {
        return all(fired, RiskGrade.class).stream()
                .min((one, other) -> grade(one).compareTo(grade(other)))
                .orElseThrow(() -> new RuleFault("", "no rule of the stage GRADING answers", null));
    }

    static Grade grade(Firing firing) {
        var code = ((RiskGrade) firing.decision()).grade();
        try {
            return Grade.valueOf(code);
        } catch (IllegalArgumentException unknown) {
            throw new RuleFault(firing.rule(), "there is no grade " + code, unknown);
        }
    }
}
