package io.watchkeeper.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.content.RiskScenario;
import io.watchkeeper.facts.Signal;

/**
 * The answer of the first half: which scenario a signal belongs to.
 *
 * @param scenario empty when the signal is suppressed
 * @param suppression why it opens no event, where that is so
 * @param at the time of the decision, for all its stages; empty where none is told, then nothing fires that has a date
 */
public record Recognition(
        Signal signal,
        Optional<RiskScenario> scenario,
        Optional<Reason> suppression,
        List<Firing> firings,
        Optional<Instant> at) {
    public Recognition {
        if (scenario.isPresent() == suppression.isPresent()) {
            throw new IllegalArgumentException("a signal is either recognised or suppressed");
        }
        firings = List.copyOf(firings);
    }
}
