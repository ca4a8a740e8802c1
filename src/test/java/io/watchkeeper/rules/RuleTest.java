package io.watchkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.watchkeeper.decision.BuiltInRules;
import io.watchkeeper.decision.DecisionPipeline;
import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Situation;
import io.watchkeeper.facts.DecisionFact;
import io.watchkeeper.facts.Signal;

/** {@code given(facts).fires("sentence").produces(decision)}: the form that every test of a rule has. */
final class RuleTest {
    static final Rulebook RULEBOOK = BuiltInRules.rulebook();

    private RuleTest() {}

    /** Stage scenario. */
    static Fired given(Signal signal) {
        return new Fired(
                DecisionPipeline.recognise(RULEBOOK, List.of(signal)).get(0).firings());
    }

    /** The stages after it. */
    static Fired given(Situation situation) {
        return new Fired(
                DecisionPipeline.decide(RULEBOOK, List.of(situation)).get(0).firings());
    }

    static Fired given(RiskSituation situation) {
        return given(situation.situation());
    }

    /** What fired; {@code latest} narrows it to the rule that was asked for last. */
    record Fired(List<Firing> all, List<Firing> latest) {
        Fired(List<Firing> all) {
            this(all, all);
        }

        Fired fires(String rule) {
            assertThat(all).extracting(Firing::rule).contains(rule);
            return new Fired(
                    all,
                    all.stream().filter(firing -> firing.rule().equals(rule)).toList());
        }

        Fired firesNot(String rule) {
            assertThat(all).extracting(Firing::rule).doesNotContain(rule);
            return this;
        }

        /** Compares all components but the signal, which has no meaning outside its session. */
        Fired produces(DecisionFact decision) {
            assertThat(latest)
                    .extracting(Firing::decision)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("signal")
                    .containsExactly(decision);
            return this;
        }
    }
}
