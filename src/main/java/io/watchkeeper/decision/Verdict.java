package io.watchkeeper.decision;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.facts.PlannedChange;

/**
 * The whole decision on one signal.
 *
 * @param grade empty unless a firing signal opens, joins or reopens an event
 * @param storm why the event counts as one of a storm, where it does
 * @param recommendations best rank first
 * @param firings every rule and row that fired, the first half's included, ordered by stage, table, row, rule
 */
public record Verdict(
        Situation situation,
        Outcome outcome,
        Reason outcomeReason,
        Optional<Grading> grade,
        Optional<Reason> storm,
        List<Recommended> recommendations,
        List<Firing> firings) {
    public Verdict {
        if (grade.isPresent() != outcome.touchesFiringEvent()) {
            throw new IllegalArgumentException(
                    "an event is graded exactly when a firing signal opens, joins or reopens it");
        }
        recommendations = List.copyOf(recommendations);
        firings = List.copyOf(firings);
    }

    /** The planned change that keeps a firing signal from its event, by its sender's name; empty where none does. */
    public Optional<String> heldBackBy() {
        var recognition = situation.recognition();
        var held = outcome == Outcome.RECORD
                && recognition.suppression().isEmpty()
                && recognition.signal().status().equals("FIRING");
        return situation.context().changes().stream()
                .filter(change -> held && change.suppresses())
                .map(PlannedChange::change)
                .findFirst();
    }

    /** What the signal does to the risk events. */
    public enum Outcome {
        OPEN,
        JOIN,
        REOPEN,
        RESOLVE,
        RECORD;

        public boolean touchesFiringEvent() {
            return this == OPEN || this == JOIN || this == REOPEN;
        }
    }

    public record Grading(Grade grade, Reason reason) {}

    public record Recommended(String plan, long rank, Reason reason) {}
}
