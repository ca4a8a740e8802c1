package io.watchkeeper.rulebook.release;

import java.util.List;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.Problems;
import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookRejected;
import io.watchkeeper.decision.testing.TestFile;
import io.watchkeeper.decision.testing.TestReport;
import io.watchkeeper.decision.testing.TestRun;
import io.watchkeeper.problem.Problem;
import io.watchkeeper.problem.ProblemException;
import io.watchkeeper.rulebook.draft.ProblemView;
import io.watchkeeper.rulebook.trial.RuleTrial;

/** Has versions decide on their own test scenarios. One at a time: compiling rules takes both cores, and deciding needs them. */
@Singleton
public class Trials {
    private final RuleTrial trial;

    Trials(RuleTrial trial) {
        this.trial = trial;
    }

    /**
     * On a worker thread.
     *
     * @throws ProblemException 409 with the problems, where the version does not compile
     */
    public TestReport run(long version, RulebookContent content) {
        try {
            trial.demand(content);
            return decide(version, content);
        } catch (RulebookRejected rejected) {
            throw new ProblemException(
                    Problem.of(409, "This version does not compile, so it decides nothing.", List.of())
                            .with("problems", ProblemView.of(rejected.problems())));
        }
    }

    private synchronized TestReport decide(long version, RulebookContent content) {
        try (var rulebook = RulebookCompiler.compile(version, content)) {
            return TestRun.of(rulebook, TestFile.readAll(content, new Problems()));
        }
    }
}
