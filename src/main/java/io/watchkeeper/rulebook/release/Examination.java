package io.watchkeeper.rulebook.release;

import java.util.List;
import java.util.Optional;

import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.testing.TestReport;

/**
 * Everything that can be said of a version before people decide on it.
 *
 * @param tests empty where it does not compile
 */
public record Examination(List<RulebookProblem> problems, Optional<TestReport> tests) {
    public Examination {
        problems = List.copyOf(problems);
    }
}
