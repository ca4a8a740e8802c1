package io.watchkeeper.decision;

import java.util.List;
import java.util.Optional;

/**
 * What a decision came to and by which rules, without the signal and the context that it was made on: alike signals have equal traces.
 *
 * @param scenario empty when the signal is suppressed
 * @param firings as in {@link Verdict#firings}
 */
public record Trace(
        Optional<Recognised> scenario,
        Optional<Reason> suppression,
        Verdict.Outcome outcome,
        Reason outcomeReason,
        Optional<Reason> storm,
        Optional<Verdict.Grading> grade,
        List<Verdict.Recommended> recommendations,
        List<Firing> firings) {

    /** What later readers need of the scenario, should the catalogue have changed by then. */
    public record Recognised(String code, String domain, Grade level) {}

    public static Trace of(Verdict verdict) {
        var recognition = verdict.situation().recognition();
        return new Trace(
                recognition
                        .scenario()
                        .map(scenario -> new Recognised(scenario.code(), scenario.domain(), scenario.level())),
                recognition.suppression(),
                verdict.outcome(),
                verdict.outcomeReason(),
                verdict.storm(),
                verdict.grade(),
                verdict.recommendations(),
                verdict.firings());
    }
}
