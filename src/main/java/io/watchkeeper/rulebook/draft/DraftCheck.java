package io.watchkeeper.rulebook.draft;

import java.util.List;

import jakarta.inject.Singleton;

import io.watchkeeper.decision.RulebookCompiler;
import io.watchkeeper.decision.RulebookContent;
import io.watchkeeper.decision.RulebookProblem;
import io.watchkeeper.decision.RulebookRejected;

/** Says what is wrong with a content, by making of it what publishing would. */
@Singleton
class DraftCheck {
    /** One at a time: compiling rules takes both cores for seconds, and deciding needs them. Takes milliseconds where only data rows are new. */
    synchronized List<RulebookProblem> problems(long version, RulebookContent content) {
        try {
            RulebookCompiler.compile(version, content).close();
            return List.of();
        } catch (RulebookRejected rejected) {
            return rejected.problems();
        }
    }
}
