package io.watchkeeper.decision.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.Firing;
import io.watchkeeper.decision.Reason;
import io.watchkeeper.decision.ReasonArguments;
import io.watchkeeper.decision.RuleFault;
import io.watchkeeper.decision.Rulebook;
import io.watchkeeper.decision.Stage;
import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.GuardVerdict;

/**
 * What the guards say to one request, and what follows: the gravest word counts. Pure.
 *
 * @param guards in the order of the catalogue, the gravest word of each first
 */
public record GuardDecision(Verdict verdict, List<Spoken> guards) {
    /** What facts call the request that they belong to. */
    public static final String SIGNAL = "0";

    private static final Comparator<Spoken> ORDER = Comparator.comparing(Spoken::guard)
            .thenComparing(Spoken::verdict, Comparator.reverseOrder())
            .thenComparing(Spoken::rule);

    public GuardDecision {
        guards = List.copyOf(guards);
    }

    /** From the mildest to the gravest. */
    public enum Verdict {
        ALLOW,
        /** Not now; it is decided again later. */
        WAIT,
        /** A person decides. */
        HOLD,
        /** Not for this event, whatever comes. */
        REFUSE
    }

    /**
     * The word of one guard.
     *
     * @param rule a sentence; empty where no rule spoke
     * @param inputs what it looked at
     * @param wouldPass what would let it pass; empty where it does
     */
    public record Spoken(Guard guard, String rule, Verdict verdict, Reason inputs, Optional<Reason> wouldPass) {}

    /**
     * @param facts of one request, each under the name {@link #SIGNAL}
     * @param at the time of the decision
     * @throws RuleFault when a rule fails, or says what no guard can say
     */
    public static GuardDecision of(Rulebook rulebook, Collection<? extends Fact> facts, Instant at) {
        var fired = rulebook.fire(Stage.GUARD, facts, Optional.of(at)).getOrDefault(SIGNAL, List.of());
        var spoken = new ArrayList<Spoken>();
        for (var firing : fired) {
            if (firing.decision() instanceof GuardVerdict word) {
                spoken.add(spoken(rulebook, firing, word, facts));
            }
        }
        silent(spoken).forEach(guard -> spoken.add(refusing(guard)));
        spoken.sort(ORDER);
        var gravest = spoken.stream().map(Spoken::verdict).max(Comparator.naturalOrder());
        return new GuardDecision(gravest.orElse(Verdict.REFUSE), spoken);
    }

    /** Those that do not let it pass. */
    public List<Spoken> stopping() {
        return guards.stream().filter(word -> word.verdict() != Verdict.ALLOW).toList();
    }

    /** The first of the gravest words: what people are told in one line. */
    public Optional<Spoken> decisive() {
        return guards.stream()
                .filter(word -> word.verdict() == verdict && verdict != Verdict.ALLOW)
                .findFirst();
    }

    private static Spoken spoken(
            Rulebook rulebook, Firing firing, GuardVerdict word, Collection<? extends Fact> facts) {
        var asked = new ArrayList<Fact>();
        asked.add(word);
        asked.addAll(facts);
        var guard = Guard.named(word.guard()).orElseThrow(() -> strange(firing, "guard " + word.guard()));
        var passes = word.wouldPass().isEmpty()
                ? Optional.<Reason>empty()
                : Optional.of(ReasonArguments.reason(rulebook.reasons(), word.wouldPass(), asked));
        return new Spoken(
                guard,
                firing.rule(),
                verdict(firing, word),
                ReasonArguments.reason(rulebook.reasons(), word.reason(), asked),
                passes);
    }

    private static Verdict verdict(Firing firing, GuardVerdict word) {
        for (var known : Verdict.values()) {
            if (known.name().equals(word.verdict())) {
                return known;
            }
        }
        throw strange(firing, "verdict " + word.verdict());
    }

    private static RuleFault strange(Firing firing, String what) {
        return new RuleFault(firing.rule(), "there is no " + what, null);
    }

    private static EnumSet<Guard> silent(List<Spoken> spoken) {
        var silent = EnumSet.allOf(Guard.class);
        spoken.forEach(word -> silent.remove(word.guard()));
        return silent;
    }

    /** Without a word of each guard nothing runs: a rule that was deleted, or a fact that is missing, never lets more pass. */
    private static Spoken refusing(Guard guard) {
        return new Spoken(
                guard,
                "",
                Verdict.REFUSE,
                new Reason("GUARD_SILENT", Collections.emptySortedMap()),
                Optional.of(new Reason("PASS_SPEAKS", Collections.emptySortedMap())));
    }
}
