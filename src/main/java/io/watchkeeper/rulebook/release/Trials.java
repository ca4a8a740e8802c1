package io.watchkeeper.rulebook.release;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
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
    private static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final RuleTrial trial;
    private final TestRuns runs;

    Trials(RuleTrial trial, TestRuns runs) {
        this.trial = trial;
        this.runs = runs;
    }

    /**
     * On a worker thread. What came of it is kept, for pages that show the scenarios.
     *
     * @throws ProblemException 409 with the problems, where the version does not compile
     */
    public TestReport run(long version, RulebookContent content) {
        try {
            trial.demand(content);
            var report = decide(version, content);
            runs.keep(version, content, report).await().atMost(STORE_ANSWERS_WITHIN);
            return report.shortened();
        } catch (RulebookRejected rejected) {
            throw new ProblemException(
                    Problem.of(409, "This version does not compile, so it decides nothing.", List.of())
                            .with("problems", ProblemView.of(rejected.problems())));
        }
    }

    /** Empty for a version that was never tested. */
    Uni<Optional<TestedRows>> last(long version) {
        return runs.last(version);
    }

    private synchronized TestReport decide(long version, RulebookContent content) {
        try (var rulebook = RulebookCompiler.compile(version, content)) {
            return TestRun.of(rulebook, TestFile.readAll(content, new Problems()));
        }
    }
}
