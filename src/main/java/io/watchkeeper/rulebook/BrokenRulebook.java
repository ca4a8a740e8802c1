package io.watchkeeper.rulebook;

import java.util.List;

import io.watchkeeper.decision.RulebookProblem;

/** The version that should be live, and why it cannot be compiled. */
public record BrokenRulebook(long version, List<RulebookProblem> problems) {
    public BrokenRulebook {
        problems = List.copyOf(problems);
    }
}
