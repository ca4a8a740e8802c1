package io.watchkeeper.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.facts.Fact;
import io.watchkeeper.facts.ScenarioMatch;
import io.watchkeeper.facts.Signal;
import io.watchkeeper.facts.Suppression;

/** A signal in the first half. */
final class Candidate implements Subject {
    private final Rulebook rulebook;
    private final Signal signal;
    private final String name;
    private final Optional<Instant> at;
    private Recognition recognition;

    Candidate(Rulebook rulebook, Signal signal, int number, Optional<Instant> at) {
        this.rulebook = rulebook;
        this.signal = signal;
        this.name = Integer.toString(number);
        this.at = at;
    }

    @Override
    public String name() {
        return name;
    }

    /** The signal, and what it means by the thesaurus of this rulebook. */
    List<Fact> facts() {
        return List.of(signal.as(name), rulebook.thesaurus().meaning(signal, name));
    }

    /** A suppression beats a match, and any scenario beats the catch-all. */
    void recognised(List<Firing> fired) {
        var suppression = Answers.strongest(fired, Suppression.class);
        if (suppression.isPresent()) {
            var code = ((Suppression) suppression.get().decision()).reason();
            var reason = ReasonArguments.reason(rulebook.reasons(), code, List.of(signal));
            recognition = new Recognition(signal, Optional.empty(), Optional.of(reason), fired, at);
            return;
        }
        var matches = Answers.all(fired, ScenarioMatch.class);
        var scenario = matches.stream()
                .map(firing -> Answers.scenario(rulebook, firing))
                .filter(found -> !found.catchAll())
                .findFirst()
                .or(() -> matches.stream()
                        .map(firing -> Answers.scenario(rulebook, firing))
                        .findFirst())
                .orElseThrow(
                        () -> new RuleFault("", "no rule of the stage SCENARIO answers for " + signal.name(), null));
        recognition = new Recognition(signal, Optional.of(scenario), Optional.empty(), fired, at);
    }

    Recognition recognition() {
        return recognition;
    }
}
